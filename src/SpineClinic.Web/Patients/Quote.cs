using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Web.Patients;

/// <summary>A question and the person's own answer to it, word for word.</summary>
public sealed record Quote(string Question, IReadOnlyList<string> Answers)
{
    /// <summary>Every answer to a safety question, in the order of the form.</summary>
    public static IReadOnlyList<Quote> OfSafety(Questionnaire questionnaire, DraftState draft, PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(context);
        return Of(draft.Route.Way.Where(page => page.Block == QuestionnairePage.SafetyBlock).SelectMany(page => page.Questions).Select(question => question.Id), questionnaire, draft, context);
    }

    /// <summary>The answers that made these rules fire.</summary>
    public static IReadOnlyList<Quote> Of(IEnumerable<StopRule> rules, Questionnaire questionnaire, DraftState draft, PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(context);
        return Of(rules.SelectMany(rule => rule.Quote).Distinct(), questionnaire, draft, context);
    }

    private static IReadOnlyList<Quote> Of(IEnumerable<string> questions, Questionnaire questionnaire, DraftState draft, PatientContext context) =>
    [
        .. questions.Where(question => draft.Route.Answers[question].Count > 0).Select(question => new Quote(
            context.Fill(context.Words.Label(question, context.They)),
            AnswerWords.Of(questionnaire[question], draft.Sheet[question]!, context.Words, context.They))),
    ];
}
