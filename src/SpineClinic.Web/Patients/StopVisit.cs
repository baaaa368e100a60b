using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Patients;

/// <summary>One request to the emergency page: it shows what the draft's answers led to, in the person's language and in the clinic's.</summary>
public sealed class StopVisit(IHttpContextAccessor http, PatientContexts contexts, Drafts drafts, Questionnaire questionnaire, IClock clock)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>The page where the person can say that this was checked by a doctor; null when the signs have no such question.</summary>
    public static string? TimingPage(DraftState draft, Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(questionnaire);
        var timing = draft.Route.Emergencies.SelectMany(rule => rule.Quote).FirstOrDefault(question => question.EndsWith("Timing", StringComparison.Ordinal));
        return timing is null ? null : questionnaire.PageOf(timing).Id;
    }

    public async Task<IResult> ShowEmergencyAsync(IReadOnlyList<SheetError> errors, TypedContact typed, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(DraftCookie.Read(Http), cancellationToken) is not { } draft)
        {
            return new SeeOtherResult("/enquire");
        }

        if (draft.IsSent || draft.Route.Emergencies.Count == 0)
        {
            return new SeeOtherResult(FormPages.AddressOf(draft));
        }

        var context = await contexts.RequireAsync(draft, cancellationToken);
        return new RazorComponentResult<StopPage>(new
        {
            Context = context,
            Draft = draft,
            Questionnaire = questionnaire,
            Now = clock.GetCurrentInstant(),
            Back = $"/enquire/{draft.Route.Before(FormRoute.Emergency)}",
            CanBeChecked = TimingPage(draft, questionnaire) is not null,
            Typed = typed,
            Errors = errors.Select(error => new FieldError(error.Question, QuestionView.ErrorText(error, context))).ToList(),
        })
        {
            StatusCode = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    /// <summary>After the person has gone for help, or has told the clinic.</summary>
    public async Task<IResult> ShowDoneAsync(string key, Receipt? receipt, CancellationToken cancellationToken)
    {
        var draft = await drafts.FindAsync(DraftCookie.Read(Http), cancellationToken);
        var context = draft is null ? await contexts.FindAsync(PatientContexts.DefaultLanguage, they: false, cancellationToken) : await contexts.RequireAsync(draft, cancellationToken);
        return context is null
            ? new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable }
            : new RazorComponentResult<StopDonePage>(new { Context = context, Key = key, Receipt = receipt, Now = clock.GetCurrentInstant() });
    }
}
