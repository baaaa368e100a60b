using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Web.Hosting;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>One request to an invitation: the question whose it is, the times, or the time that was chosen, in the language of the enquiry.</summary>
public sealed class InvitationVisit(
    IHttpContextAccessor http, PatientContexts contexts, Invitations invitations, OwnAppointments appointments, Questionnaire questionnaire, LinkCookie cookie)
{
    public const string Purpose = BookingTokens.ForInvitation;

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private CancellationToken Aborted => Http.RequestAborted;

    public static string AddressOf(string token) => $"/invitation/{Uri.EscapeDataString(token)}";

    /// <summary>The invitation, if this browser's person has shown that it is theirs and it can still be used.</summary>
    public async Task<(OwnInvitation? Own, LinkProof? Proof)> UsableAsync(string token) =>
        cookie.Read(Http, Purpose, token) is { } proof && await invitations.FindAsync(token, Aborted) is { IsUsable: true } own ? (own, proof) : (null, null);

    /// <summary>The first page of a link.</summary>
    /// <param name="token">From the link.</param>
    /// <param name="done">"declined" when an offer has just been declined in this browser.</param>
    public async Task<IResult> ShowAsync(string token, string? done = null)
    {
        if (await invitations.FindAsync(token, Aborted) is not { } own)
        {
            return await EndedAsync("unknown", PatientContexts.DefaultLanguage, false, StatusCodes.Status404NotFound);
        }

        var isTheirs = cookie.Read(Http, Purpose, token) is not null;
        if (isTheirs && own.IsUsable)
        {
            return SeeOther(own.Held is null ? $"{AddressOf(token)}/times" : $"{AddressOf(token)}/confirm");
        }

        // Once the appointment's link was renewed, nobody comes by an old one to the new one.
        if (isTheirs && own is { Row: { Status: InvitationStatus.Used, AppointmentId: { } booked }, Time.LinkNumber: 0 })
        {
            return await ToAppointmentAsync(booked, "");
        }

        if (isTheirs && done == "declined" && own.Row is { Status: InvitationStatus.Revoked, Purpose: InvitationPurpose.Offer })
        {
            return await EndedAsync("declined", own.Patient.Language, own.IsForSomeoneElse, StatusCodes.Status200OK);
        }

        return WhyEnded(own) is { } why
            ? await EndedAsync(why, own.Patient.Language, own.IsForSomeoneElse, why == "locked" ? StatusCodes.Status403Forbidden : StatusCodes.Status410Gone)
            : await AskAsync(own, token, null, null);
    }

    /// <summary>The answer to a try to open it.</summary>
    public async Task<IResult> OpenAsync(string token, string answer)
    {
        var result = await invitations.TryOpenAsync(token, answer, ClientAddress.Of(Http), Aborted);
        if (result.Outcome == OpenOutcome.Opened)
        {
            cookie.Write(Http, Purpose, token);
            return await invitations.FindAsync(token, Aborted) is { Held: not null } ? SeeOther($"{AddressOf(token)}/confirm") : SeeOther($"{AddressOf(token)}/times");
        }

        return result.Outcome is not (OpenOutcome.NotFound or OpenOutcome.Locked) && await invitations.FindAsync(token, Aborted) is { } own
            ? await AskAsync(own, token, answer, result)
            : await ShowAsync(token);
    }

    /// <summary>The times to choose from.</summary>
    /// <param name="token">From the link.</param>
    /// <param name="problem">Why they are shown instead of what was asked for: a text of the booking pages.</param>
    /// <param name="needs">What the person needs, when that differs from what this browser holds.</param>
    public async Task<IResult> TimesAsync(string token, string? problem = null, IReadOnlyCollection<string>? needs = null)
    {
        if (await UsableAsync(token) is not ({ } own, { } proof))
        {
            return SeeOther(AddressOf(token));
        }

        var filter = problem is null ? TimeFilter.Of(Http.Request.Query) : new TimeFilter();
        var context = await ContextAsync(own.Patient.Language, own.IsForSomeoneElse);
        var free = await invitations.TimesAsync(own, needs ?? proof.Needs, filter.Site, Aborted);
        var helpBy = Http.Request.Query["done"] == "help" && own.HelpBy is { } by ? context.Time(by) : null;
        return new RazorComponentResult<TimesPage>(new
        {
            Context = context,
            Own = own,
            Times = TimesView.Of(free, filter),
            Address = AddressOf(token),
            Problem = problem,
            HelpBy = helpBy,
        })
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>The time that is kept, to be taken.</summary>
    public async Task<IResult> ConfirmAsync(string token)
    {
        if (await UsableAsync(token) is not ({ } own, { } proof))
        {
            return SeeOther(AddressOf(token));
        }

        if (own.Held is not { } held)
        {
            return SeeOther($"{AddressOf(token)}/times");
        }

        var needs = proof.Needs ?? own.Patient.Needs;
        return new RazorComponentResult<ConfirmPage>(new
        {
            Context = await ContextAsync(own.Patient.Language, own.IsForSomeoneElse),
            Own = own,
            Address = AddressOf(token),
            Codes = NeedsToAsk,
            Needs = needs,
            Mode = needs.Contains(PatientNeeds.PhoneOrVideo) ? own.Type.Modes.Where(mode => mode != ConsultationMode.InPerson).Append(held.Mode).First() : held.Mode,
        });
    }

    /// <summary>What a person can say that they need.</summary>
    public IReadOnlyList<string> NeedsToAsk => [.. questionnaire["adjust"].Options.Where(code => code != PatientNeeds.None)];

    /// <summary>To the page of the appointment that was booked, open in this browser.</summary>
    public async Task<IResult> ToAppointmentAsync(Guid booked, string query)
    {
        if (await appointments.TokenOfAsync(booked, Aborted) is not { } token)
        {
            return SeeOther("/");
        }

        cookie.Write(Http, BookingTokens.ForAppointment, token);
        return SeeOther($"{AppointmentVisit.AddressOf(token)}{query}");
    }

    private static string? WhyEnded(OwnInvitation own) => own.Row.Status switch
    {
        InvitationStatus.Locked => "locked",
        InvitationStatus.Revoked => "revoked",
        InvitationStatus.Used => "used",
        InvitationStatus.Expired => "expired",
        _ when !own.Row.IsLive(own.Now) => "expired",
        _ => own.MayBook ? null : "overtaken",
    };

    private async Task<PatientContext> ContextAsync(string language, bool they) =>
        await contexts.FindAsync(language, they, Aborted) ?? throw new InvalidOperationException("The clinic has not been set up.");

    private async Task<IResult> EndedAsync(string why, string language, bool they, int status) =>
        new RazorComponentResult<LinkEndedPage>(new { Context = await ContextAsync(language, they), Why = why }) { StatusCode = status };

    private async Task<IResult> AskAsync(OwnInvitation own, string token, string? typed, OpenResult? result) => OpenLink.Page(
        Http, await ContextAsync(own.Patient.Language, own.IsForSomeoneElse), "booking", AddressOf(token), own.AsksForPhone, typed, result);
}
