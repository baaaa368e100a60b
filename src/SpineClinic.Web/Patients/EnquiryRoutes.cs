using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Patients;

/// <summary>
/// The enquiry form: plain pages and plain form posts. Every post is answered with 303 to the next page, or with the same page, what is wrong, and all that was
/// typed. No script, no token, no session: the draft's cookie is all that a browser needs to keep.
/// </summary>
public static class EnquiryRoutes
{
    public const string RateLimit = "enquiry-posts";
    private const string Home = "/enquire";

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

    private static async Task<IResult> ShowStartAsync(HttpContext http, PatientContexts contexts, Drafts drafts, CancellationToken cancellationToken)
    {
        if (await OpenAsync(contexts, cancellationToken) is not (var context, null))
        {
            return await ClosedAsync(contexts, cancellationToken);
        }

        var draft = await drafts.FindAsync(DraftCookie.Read(http), cancellationToken);
        return new RazorComponentResult<StartPage>(new
        {
            Context = context,
            Unfinished = draft is { IsSent: false, Sheet.Completed.Count: > 0 } ? $"{Home}/{draft.Route.Next}" : null,
        });
    }

    private static async Task<IResult> StartAsync(HttpContext http, PatientContexts contexts, Drafts drafts, CancellationToken cancellationToken)
    {
        if (await OpenAsync(contexts, cancellationToken) is not (var context, null))
        {
            return await ClosedAsync(contexts, cancellationToken);
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
            : await ClosedAsync(contexts, cancellationToken);
    }

    private static async Task<IResult> SaveAsync(
        string page, HttpContext http, PatientContexts contexts, Drafts drafts, Questionnaire questionnaire, CancellationToken cancellationToken)
    {
        if (questionnaire.FindPage(page) is not { } shown)
        {
            return Results.NotFound();
        }

        var posted = await ReadAsync(http, shown);
        if (await OpenAsync(contexts, cancellationToken) is not (_, null))
        {
            return await ClosedAsync(contexts, cancellationToken);
        }

        var saved = await drafts.SavePageAsync(DraftCookie.Read(http), page, posted, cancellationToken);
        if (saved.Next == PageSaved.TooYoung)
        {
            DraftCookie.Clear(http);
        }

        return saved switch
        {
            { Next: { } next } => SeeOther(AddressOf(next)),
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
            : await ClosedAsync(contexts, cancellationToken);
    }

    private static async Task<IResult> SendAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, EnquiryIntake intake, Questionnaire questionnaire, CancellationToken cancellationToken)
    {
        var posted = (await PostedForm.ReadAsync(http))["submissionKey"].ToString();
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft)
        {
            return SeeOther(Home);
        }

        if (draft.IsSent || !draft.Route.MayShow(FormRoute.Check))
        {
            return SeeOther(AddressOf(draft));
        }

        if (await OpenAsync(contexts, cancellationToken, draft) is not (var context, null))
        {
            return await ClosedAsync(contexts, cancellationToken);
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
            { Receipt: not null } => SeeOther($"{Home}/received"),
            { IsStopped: true } => SeeOther($"{Home}/emergency"),
            { IsStale: true } => SeeOther($"{Home}/check"),
            _ => Check(context, draft, intake, [.. result.Errors.Select(error => new FieldError(
                $"/enquire/{questionnaire.PageOf(error.Question).Id}#{error.Question}", QuestionView.ErrorText(error, context)))]),
        };
    }

    private static async Task<IResult> ShowReceivedAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, EnquiryIntake intake, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft)
        {
            return SeeOther(Home);
        }

        if (!draft.IsSent || await intake.FindAsync(draft.SubmissionKey, cancellationToken) is not { } receipt)
        {
            return SeeOther(AddressOf(draft));
        }

        var context = await contexts.FindAsync(draft.Language, receipt.IsForSomeoneElse, cancellationToken);
        return new RazorComponentResult<ReceivedPage>(new { Context = context, Receipt = receipt });
    }

    private static async Task<IResult> ShowTooYoungAsync(PatientContexts contexts, CancellationToken cancellationToken) =>
        await contexts.FindAsync("en", they: false, cancellationToken) is { } context
            ? new RazorComponentResult<NoticePage>(new { Context = context, PageId = "too-young", Back = Home })
            : await ClosedAsync(contexts, cancellationToken);

    private static RazorComponentResult<QuestionPage> Question(QuestionnairePage page, PatientContext context, DraftState draft, IReadOnlyList<SheetError> errors) =>
        new(new
        {
            Context = context,
            PageId = page.Id,
            Questions = QuestionView.Of(page, context, draft, errors),
            Back = draft.Route.Before(page.Id) is { } before ? $"{Home}/{before}" : Home,
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

    // The context of an open form; the second part is set when the form is closed.
    private static async Task<(PatientContext Context, string? Closed)> OpenAsync(
        PatientContexts contexts, CancellationToken cancellationToken, DraftState? draft = null)
    {
        var context = draft is null ? await contexts.FindAsync("en", they: false, cancellationToken) : await contexts.RequireAsync(draft, cancellationToken);
        return context is { IsOpen: true } ? (context, null) : (null!, "closed");
    }

    private static async Task<IResult> ClosedAsync(PatientContexts contexts, CancellationToken cancellationToken) =>
        await contexts.FindAsync("en", they: false, cancellationToken) is { } context
            ? new RazorComponentResult<NoticePage>(new { Context = context, PageId = "closed" }) { StatusCode = StatusCodes.Status503ServiceUnavailable }
            : new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };

    internal static string AddressOf(DraftState draft) => draft.IsSent ? $"{Home}/received" : AddressOf(draft.Route.Next);

    internal static string AddressOf(string page) => page.Length == 0 ? Home : $"{Home}/{page}";

    private static SeeOtherResult SeeOther(string address) => new(address);

    private static async Task<Dictionary<string, IReadOnlyList<string>>> ReadAsync(HttpContext http, QuestionnairePage page)
    {
        var form = await PostedForm.ReadAsync(http);
        var posted = page.Questions.ToDictionary(question => question.Id, question => (IReadOnlyList<string>)[.. form[question.Id].Select(value => value ?? "")]);
        PatientFailures.Remember(http, page.Questions.Where(question => question.IsText).SelectMany(question => posted[question.Id]).Where(text => text.Length > 0));
        return posted;
    }
}
