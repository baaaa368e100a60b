using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Ui;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients;

/// <summary>
/// The enquiry form: plain pages and plain form posts. Every post is answered with 303 to the next page, or with the same page, what is wrong, and all that was
/// typed. No script, no token, no session: the draft's cookie is all that a browser needs to keep.
/// </summary>
public static class EnquiryRoutes
{
    public const string RateLimit = "enquiry-posts";

    public static IEndpointRouteBuilder MapEnquiryForm(this IEndpointRouteBuilder endpoints)
    {
        var form = endpoints.MapGroup(Home).AddEndpointFilter<PatientFailures>().DisableAntiforgery();
        form.MapGet("", ShowStartAsync);
        form.MapGet("/check", ShowCheckAsync);
        form.MapGet("/received", ShowReceivedAsync);
        form.MapGet("/too-young", ShowTooYoungAsync);
        form.MapGet("/{page}", ShowPageAsync);

        var posts = form.MapGroup("").RequireRateLimiting(RateLimit);
        posts.MapPost("", StartAsync);
        posts.MapPost("/check", SendAsync);
        posts.MapPost("/{page}", SaveAsync);
        return endpoints;
    }

    private static async Task<IResult> ShowStartAsync(
        string? language, HttpContext http, PatientContexts contexts, Drafts drafts, CancellationToken cancellationToken)
    {
        var draft = await drafts.FindAsync(DraftCookie.Read(http), cancellationToken);
        language ??= draft?.Language ?? PatientContexts.DefaultLanguage;
        if (await OpenAsync(contexts, language, they: false, cancellationToken) is not (var context, null))
        {
            return await ClosedAsync(contexts, cancellationToken, language);
        }

        return new RazorComponentResult<StartPage>(new
        {
            Context = context,
            Unfinished = draft is { IsSent: false, Sheet: { Completed.Count: > 0, WorseningOf: null } } ? $"{Home}/{draft.Route.Next}" : null,
        });
    }

    private static async Task<IResult> StartAsync(HttpContext http, PatientContexts contexts, Drafts drafts, CancellationToken cancellationToken)
    {
        var language = (await PostedForm.ReadAsync(http))["language"].ToString();
        RequestLanguage.Remember(http, language);
        if (await OpenAsync(contexts, language, they: false, cancellationToken) is not (var context, null))
        {
            return await ClosedAsync(contexts, cancellationToken, language);
        }

        DraftCookie.Write(http, await drafts.StartAsync(context.Words.Language, cancellationToken));
        return SeeOther($"{Home}/who");
    }

    private static async Task<IResult> ShowPageAsync(
        string page, HttpContext http, PatientContexts contexts, Drafts drafts, Questionnaire questionnaire, CancellationToken cancellationToken)
    {
        if (questionnaire.FindPage(page) is not { } shown)
        {
            return Results.NotFound();
        }

        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft)
        {
            return SeeOther(Home);
        }

        if (draft.IsSent || !draft.Route.MayShow(page))
        {
            return SeeOther(AddressOf(draft));
        }

        return await OpenAsync(contexts, cancellationToken, draft) is (var context, null)
            ? Question(shown, context, draft, [])
            : await ClosedAsync(contexts, cancellationToken, draft.Language);
    }

    private static async Task<IResult> SaveAsync(
        string page, HttpContext http, PatientContexts contexts, Drafts drafts, Questionnaire questionnaire, CancellationToken cancellationToken)
    {
        if (questionnaire.FindPage(page) is not { } shown)
        {
            return Results.NotFound();
        }

        var (posted, thenSave) = await ReadAsync(http, shown);
        if (await OpenAsync(contexts, cancellationToken) is not (_, null))
        {
            return await ClosedAsync(contexts, cancellationToken);
        }

        var token = DraftCookie.Read(http);
        if (thenSave && posted.Values.All(values => values.All(string.IsNullOrWhiteSpace))
            && await drafts.FindAsync(token, cancellationToken) is { } unchanged && !unchanged.Sheet.Completed.Contains(page))
        {
            // Nothing was answered here, now or before: nothing to keep, and no reason to hold the person up.
            return SeeOther(SaveAddress);
        }

        var saved = await drafts.SavePageAsync(token, page, posted, cancellationToken);
        if (saved.Next == PageSaved.TooYoung)
        {
            DraftCookie.Clear(http);
            return SeeOther(InLanguage(AddressOf(PageSaved.TooYoung), saved.State?.Language));
        }

        if (saved.Next is not (null or PageSaved.Start))
        {
            // The browser keeps its key for as long as the draft is kept.
            DraftCookie.Write(http, token!);
        }

        return saved switch
        {
            { Next: { } next } => SeeOther(thenSave && IsOfTheForm(next, questionnaire) ? SaveAddress : AddressOf(next)),
            { State: { } state } when await OpenAsync(contexts, cancellationToken, state) is (var context, null) => Question(shown, context, state, saved.Errors),
            _ => await ClosedAsync(contexts, cancellationToken),
        };
    }

    private static async Task<IResult> ShowCheckAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, EnquiryIntake intake, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft)
        {
            return SeeOther(Home);
        }

        if (draft.IsSent || !draft.Route.MayShow(FormRoute.Check))
        {
            return SeeOther(AddressOf(draft));
        }

        return await OpenAsync(contexts, cancellationToken, draft) is (var context, null)
            ? Check(context, draft, intake, [])
            : await ClosedAsync(contexts, cancellationToken, draft.Language);
    }

    private static async Task<IResult> SendAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, EnquiryIntake intake, Questionnaire questionnaire, StatusCookie cookie, CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(http);
        var posted = form["submissionKey"].ToString();
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft)
        {
            return SeeOther(Home);
        }

        if (draft.IsSent || !draft.Route.MayShow(FormRoute.Check))
        {
            return SeeOther(AddressOf(draft));
        }

        if (AsksToSave(form))
        {
            return SeeOther(SaveAddress);
        }

        if (await OpenAsync(contexts, cancellationToken, draft) is not (var context, null))
        {
            return await ClosedAsync(contexts, cancellationToken, draft.Language);
        }

        if (!Guid.TryParse(posted, out var key) || key != draft.SubmissionKey)
        {
            return Check(context, draft, intake, [new FieldError("send", context.Page("check", "wrongKey"))]);
        }

        PatientFailures.Remember(http, SummarySection.Of(draft, context).SelectMany(section => section.Rows).Select(row => $"{row.Key}: {string.Join("; ", row.Values)}"));
        var submission = new EnquirySubmission(draft.SubmissionKey, draft.Sheet, Channel.Web, draft.Language, Actor.Patient, draft.Version);
        var result = await intake.ReceiveAsync(submission, cancellationToken);
        return result switch
        {
            { Receipt: { } receipt } => Received(http, cookie, receipt),
            { IsStopped: true } => SeeOther($"{Home}/emergency"),
            { IsStale: true } => SeeOther($"{Home}/check"),
            _ => Check(context, draft, intake, [.. result.Errors.Select(error => new FieldError(
                $"/enquire/{questionnaire.PageOf(error.Question).Id}#{error.Question}", QuestionView.ErrorText(error, context)))]),
        };
    }

    // Whoever has just sent it need not prove that it is theirs: from here "I'm getting worse" is one button.
    private static SeeOtherResult Received(HttpContext http, StatusCookie cookie, Receipt receipt)
    {
        cookie.Write(http, receipt.EnquiryId);
        return SeeOther($"{Home}/received");
    }

    private static async Task<IResult> ShowReceivedAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, EnquiryIntake intake, Invitations invitations, IClock clock, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft)
        {
            return SeeOther(Home);
        }

        if (!draft.IsSent)
        {
            return SeeOther(AddressOf(draft));
        }

        if (await intake.FindAsync(draft.SubmissionKey, cancellationToken) is not { } receipt)
        {
            // It was about an enquiry that had been sent before.
            return SeeOther("/status");
        }

        var context = await contexts.FindAsync(draft.Language, receipt.IsForSomeoneElse, cancellationToken);
        return new RazorComponentResult<ReceivedPage>(new
        {
            Context = context,
            Receipt = receipt,
            Now = clock.GetCurrentInstant(),
            Direct = (await invitations.DirectTypesAsync(receipt.EnquiryId, cancellationToken)).Select(type => new Choice($"{type.Id:D}", type.Name)).ToList(),
        });
    }

    private static async Task<IResult> ShowTooYoungAsync(string? language, PatientContexts contexts, CancellationToken cancellationToken) =>
        await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken) is { } context
            ? new RazorComponentResult<NoticePage>(new { Context = context, PageId = "too-young", Back = InLanguage(Home, language) })
            : await ClosedAsync(contexts, cancellationToken);

    private static RazorComponentResult<QuestionPage> Question(QuestionnairePage page, PatientContext context, DraftState draft, IReadOnlyList<SheetError> errors) =>
        new(new
        {
            Context = context,
            PageId = page.Id,
            Questions = QuestionView.Of(page, context, draft, errors),
            Back = draft.Route.Before(page.Id) is { } before ? $"{Home}/{before}" : draft.Sheet.WorseningOf is null ? Home : "/status",
        })
        {
            StatusCode = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private static RazorComponentResult<CheckAnswersPage> Check(PatientContext context, DraftState draft, EnquiryIntake intake, IReadOnlyList<FieldError> errors) =>
        new(new
        {
            Context = context,
            Sections = SummarySection.Of(draft, context),
            draft.SubmissionKey,
            Deadline = context.Time(intake.DueIfSentNow(draft.Sheet, context.Profile)),
            Back = $"{Home}/{draft.Route.Before(FormRoute.Check)}",
            Errors = errors,
        })
        {
            StatusCode = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
