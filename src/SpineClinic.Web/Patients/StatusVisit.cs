using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Web.Ui;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients;

/// <summary>One request to the status page: the question whose it is, or the request itself, in the language it was sent in.</summary>
public sealed class StatusVisit(
    IHttpContextAccessor http, PatientContexts contexts, OwnEnquiries own, Drafts drafts, StatusCookie cookie, IClock clock)
{
    // What the address may say was done, and the text for it. Anything else is not shown.
    private static readonly string[] Done = ["contactSaved", "addSaved", "answerSaved", "withdrawSaved", "worse"];

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public async Task<IResult> ShowAsync(string? language, string? done) =>
        cookie.Read(Http) is { } id && await own.ShowAsync(id, Http.RequestAborted) is { } enquiry
            ? await PageAsync(enquiry, Done.Contains(done) ? done : null, new StatusTyped(), [])
            : await AskAsync(language ?? "", new StatusTyped(), []);

    /// <summary>Asks whose it is.</summary>
    public async Task<IResult> AskAsync(string language, StatusTyped typed, IReadOnlyList<(string Field, string Key)> errors, Duration? wait = null)
    {
        if (await contexts.FindAsync(language, they: false, Http.RequestAborted) is not { } context)
        {
            return await ClosedAsync(contexts, Http.RequestAborted);
        }

        var minutes = wait is { } time ? ResumeRoutes.Minutes(time, Http) : "";
        return new RazorComponentResult<StatusLookupPage>(new
        {
            Context = await contexts.WithLanguagesAsync(context, Http.RequestAborted),
            Typed = typed,
            Errors = errors.Select(error => new FieldError(error.Field, context.Page("status", error.Key, ("minutes", minutes)))).ToList(),
        })
        {
            StatusCode = wait is not null ? StatusCodes.Status429TooManyRequests : errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    /// <summary>The answer to a post.</summary>
    public async Task<IResult> AnswerAsync(Guid id, OwnResult result, string done, StatusTyped typed) => result.Error is not { } error
        ? SeeOther($"/status?done={done}")
        : await own.ShowAsync(id, Http.RequestAborted) is { } enquiry
            ? await PageAsync(enquiry, null, typed, [error], result)
            : SeeOther("/status");

    /// <summary>The safety answers that were given again, to be checked before the clinic gets them.</summary>
    public async Task<IResult> ShowWorseAsync()
    {
        if (await drafts.FindAsync(DraftCookie.Read(Http), Http.RequestAborted) is not { Sheet.WorseningOf: not null } draft)
        {
            return SeeOther("/status");
        }

        if (!draft.Route.MayShow(FormRoute.Worse))
        {
            return SeeOther(AddressOf(draft));
        }

        var context = await contexts.RequireAsync(draft, Http.RequestAborted);
        return new RazorComponentResult<WorsePage>(new
        {
            Context = context,
            Sections = SummarySection.Of(draft, context),
            Back = $"{Home}/{draft.Route.Before(FormRoute.Worse)}",
        });
    }

    private async Task<IResult> PageAsync(
        OwnEnquiry enquiry, string? done, StatusTyped typed, IReadOnlyList<(string Field, string Key)> errors, OwnResult? result = null)
    {
        if (await contexts.FindAsync(enquiry.Language, enquiry.IsForSomeoneElse, Http.RequestAborted) is not { } context)
        {
            return await ClosedAsync(contexts, Http.RequestAborted);
        }

        var (max, count) = (Number(result?.Max ?? 0), Number(result?.Count ?? 0));
        return new RazorComponentResult<StatusPage>(new
        {
            Context = context,
            Enquiry = enquiry,
            Messages = await own.MessagesAsync(enquiry.Id, Http.RequestAborted),
            Now = clock.GetCurrentInstant(),
            Done = done,
            Typed = typed,
            Errors = errors.Select(error => new FieldError(error.Field, Text(error.Key))).ToList(),
        })
        {
            StatusCode = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

        // "phone.invalid" is the form's own text for its question of that name.
        string Text(string key) => key.Split('.') is [var question, var kind]
            ? QuestionView.ErrorText(new SheetError(question, kind), context)
            : context.Page("status", key, ("max", max), ("count", count));
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
