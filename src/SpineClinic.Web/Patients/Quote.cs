using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Web.Patients;

/// <summary>A question and the person's own answer to it, word for word.</summary>
public sealed record Quote(string Question, IReadOnlyList<string> Answers)
{
    /// <summary>The answers that made these rules fire.</summary>
    public static IReadOnlyList<Quote> Of(IEnumerable<StopRule> rules, Questionnaire questionnaire, DraftState draft, PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(context);
        return [.. rules.SelectMany(rule => rule.Quote).Distinct()
            .Where(question => draft.Route.Answers[question].Count > 0)
            .Select(question => new Quote(
                context.Fill(context.Words.Label(question, context.They)),
                AnswerWords.Of(questionnaire[question], draft.Sheet[question]!, context.Words, context.They)))];
    }
}
