using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>What the priority rules may know of a sheet besides its codes.</summary>
public static class SheetFacts
{
    public static IReadOnlySet<string> Of(AnswerSheet sheet, Questionnaire questionnaire, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(rules);
        var facts = new HashSet<string>();
        var answers = sheet.OnTheWay(questionnaire);
        if (sheet.StopsSeen.Count > 0 && rules.Stopping(answers).All(rule => rule.Outcome != StopOutcome.Emergency))
        {
            facts.Add(Facts.ChangedAfterStop);
        }

        if (sheet.ToldClinic)
        {
            facts.Add(Facts.ContactLeftAfterStop);
        }

        var safety = questionnaire.Pages.Where(page => page.Block == QuestionnairePage.SafetyBlock && sheet.IsOnTheWay(page, answers)).SelectMany(page => page.Questions);
        if (safety.Any(question => question.IsRequired(answers) && answers[question.Id].Count == 0))
        {
            facts.Add(Facts.SafetyAnswerMissing);
        }

        return facts;
    }
}
