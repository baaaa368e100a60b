using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Account;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Reception;

/// <summary>One request of a member of staff: who they are now, and what they see when it is done or refused.</summary>
public sealed partial class StaffVisit(
    IHttpContextAccessor http,
    CurrentStaff staff,
    ClinicProfile clinic,
    PatientContexts patients,
    EnquiryFiles files,
    TriageDesk desk,
    IDatabaseErrors database,
    ClinicShape shapes,
    Invitations invitations,
    OwnContact contacts,
    NextEnquiry nexts,
    MessageTemplates templates,
    Triage.People people,
    IClock clock)
{
    // So long the crisis protocol stays on the page of those who follow the address of an enquiry where somebody has opened it.
    private static readonly Duration CrisisStaysOpen = Duration.FromHours(1);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public Task<StaffActor?> ActorAsync() => staff.FindAsync(Http.User, Http.RequestAborted);

    /// <returns>Null until the clinic has been set up.</returns>
    public async Task<(string Name, bool IsDemo)?> ClinicAsync() => await patients.FindAsync("en", they: false, Http.RequestAborted) is { } context
        ? (context.Clinic.Name, context.IsDemo)
        : null;

    public async Task<IResult> ShowAsync(
        string reference,
        IReadOnlyList<FieldError> errors,
        EnquiryActions.TypedWords typed,
        Crisis crisis = Crisis.Closed,
        Arrival? arrival = null,
        DeskPost? post = null,
        int refusal = StatusCodes.Status422UnprocessableEntity,
        string? sameAs = null)
    {
        if (await ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        if (!EnquiryReference.TryParse(reference, out var exact) || await files.OpenAsync(actor, exact, Http.RequestAborted) is not { } file)
        {
            return await GoneAsync(actor, typed.Texts);
        }

        var now = clock.GetCurrentInstant();
        return new RazorComponentResult<EnquiryPage>(new
        {
            File = file,
            Actor = actor,
            Profile = await clinic.GetAsync(Http.RequestAborted),
            Now = now,
            IsDemo = (await ClinicAsync())?.IsDemo ?? false,
            Shape = await shapes.GetAsync(Http.RequestAborted),
            Errors = errors,
            Typed = typed,
            Desk = new DeskView(arrival?.Worklist ?? post?.Worklist ?? "", await DoneAsync(actor, arrival?.Done, now), arrival?.Undone),
            Person = await people.OfAsync(actor, exact, Http.RequestAborted),
            SameAs = sameAs,
            IsCrisisOpen = crisis == Crisis.Open
                || (crisis == Crisis.OpenedLately && file.Timeline.Any(line => line.Kind == EventKind.CrisisProtocolOpened && now - line.At < CrisisStaysOpen)),
        })
        {
            StatusCode = errors.Count > 0 ? refusal : StatusCodes.Status200OK,
        };
    }

    public async Task<IResult> ActAsync(
        string reference, string field, Func<TriageDesk, StaffActor, CancellationToken, Task<DeskResult>> act, DeskPost? post = null, Func<string>? after = null)
    {
        if (await ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        DeskResult result;
        try
        {
            result = await act(desk, actor, Http.RequestAborted);
        }
        catch (NotPermittedException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var typed = post?.Typed ?? EnquiryActions.TypedWords.None;
        return result.Outcome switch
        {
            DeskOutcome.Done => await DoneAsync(actor, reference, post, after?.Invoke() ?? ""),
            DeskOutcome.NotFound => await GoneAsync(actor, typed.Texts),
            DeskOutcome.NextTryMissing => await ShowAsync(reference, [new FieldError("tryAgain", Words(result))], typed, post: post),
            DeskOutcome.NoSuchOther => await ShowAsync(reference, [new FieldError("duplicateOf", Words(result))], typed, post: post),
            DeskOutcome.TooFewAttempts => await ShowAsync(reference, [new FieldError("closure", Words(result))], typed, post: post),
            DeskOutcome.Changed => await ShowChangedAsync(actor, reference, field, typed, post),
            _ => await ShowAsync(reference, [new FieldError(field, Words(result))], typed, post: post),
        };
    }

    /// <summary>Records who opened the clinic's crisis protocol, and shows it; when it cannot be recorded it is shown all the same.</summary>
    public async Task<IResult> OpenCrisisProtocolAsync(string reference)
    {
        try
        {
            return await ActAsync(reference, "crisis", (desk, actor, token) => desk.OpenCrisisProtocolAsync(actor, reference, token), after: () => "crisis=open#crisis");
        }
        catch (Exception error) when (database.IsUnavailable(error))
        {
            // A person may be in danger: the protocol does not wait for the database.
            return await ShowAsync(
                reference, [new FieldError("crisis", "This could not be recorded. The protocol is shown all the same: write down the time")], EnquiryActions.TypedWords.None, Crisis.Open);
        }
    }

    /// <summary>Sends a link with which the patient books.</summary>
    public async Task<IResult> InviteAsync(string reference, Guid? type, Guid? specialist, Func<ConsultationType, IReadOnlyCollection<string>> missing, EnquiryActions.TypedWords typed, DeskPost? post = null)
    {
        if (await ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        if (!EnquiryReference.TryParse(reference, out var exact))
        {
            return Results.NotFound();
        }

        if (type is not { } id || (await shapes.GetAsync(Http.RequestAborted)).Type(id) is not { IsActive: true } wanted)
        {
            return await ShowAsync(exact, [new FieldError("inviteType", "Choose a consultation")], typed, post: post);
        }

        IssueResult result;
        try
        {
            result = await invitations.IssueAsync(actor, new SeenEnquiry(exact, post?.Version), id, specialist, missing(wanted), Http.RequestAborted);
        }
        catch (NotPermittedException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return result.Outcome switch
        {
            IssueOutcome.Done => await DoneAsync(actor, exact, post, ""),
            IssueOutcome.NotFound => Results.NotFound(),
            IssueOutcome.Changed => await ShowChangedAsync(actor, exact, "inviteType", typed, post),
            IssueOutcome.HeldByAnother => await ShowAsync(exact, [new FieldError("inviteType", "Somebody else has this enquiry now. No invitation was sent")], typed, post: post),
            _ => await ShowAsync(exact, [new FieldError("inviteType", "No invitation can be sent for this enquiry as it is now")], typed, post: post),
        };
    }

    /// <summary>Whether the crisis protocol is on the page.</summary>
    public enum Crisis
    {
        Closed,

        /// <summary>If somebody has opened it for this enquiry within the last hour.</summary>
        OpenedLately,

        Open,
    }
}
