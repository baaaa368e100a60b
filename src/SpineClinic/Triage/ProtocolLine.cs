using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>One line of the clinic's protocol, beside what the patient said to the questions that it looks at.</summary>
/// <param name="Id">The rule's.</param>
/// <param name="Outcome">"Emergency", "Urgent", a tier, or "NeedsACall".</param>
/// <param name="Reason">Fact and protocol line.</param>
/// <param name="Source">Where the line comes from.</param>
/// <param name="IsMatched">Whether it matches. Shown in protocol-match mode only.</param>
/// <param name="Said">The answers, in the order of the form; empty when the form did not ask.</param>
public sealed record ProtocolLine(string Id, string Outcome, string Reason, string Source, bool IsMatched, IReadOnlyList<ProtocolLine.Answered> Said)
{
    /// <summary>Every line about a sheet: stop rules, then priority rules. The line that always matches is there only when it is alone.</summary>
    public static IReadOnlyList<ProtocolLine> Of(AnswerSheet sheet, QuestionnaireLibrary questionnaires, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(questionnaires);
        ArgumentNullException.ThrowIfNull(rules);
        var form = questionnaires.Current;
        var answers = sheet.OnTheWay(form);
        var stops = rules.Stopping(answers);
        var matched = rules.Decide(answers, SheetFacts.Of(sheet, form, rules)).Matched;
        var said = form.Pages.Where(page => sheet.IsOnTheWay(page, answers)).SelectMany(page => page.Questions)
            .Where(question => question.IsAsked(answers) && sheet[question.Id] is not null)
            .Select(question => AnswerOf(question, sheet, questionnaires)).ToList();
        return
        [
            .. rules.Stops.Select(rule => new ProtocolLine(rule.Id, rule.Outcome.ToString(), rule.Reason, rule.Source, stops.Contains(rule), About(rule.When))),
            .. rules.Priorities.Where(rule => rule.When is not Condition.Always || (matched.Count == 1 && stops.Count == 0))
                .Select(rule => new ProtocolLine(rule.Id, rule.Tier, rule.Reason, rule.Source, matched.Contains(rule.Id), About(rule.When))),
        ];

        IReadOnlyList<Answered> About(Condition when)
        {
            var questions = rules.QuestionsOf(when);
            return [.. said.Where(answer => questions.Contains(answer.Id))];
        }
    }

    private static Answered AnswerOf(Question question, AnswerSheet sheet, QuestionnaireLibrary questionnaires)
    {
        var (answer, they) = (sheet[question.Id]!, sheet.IsForSomeoneElse);
        var words = questionnaires.Wording(answer.Language, answer.WordingVersion);
        var english = questionnaires.Wording("en");
        return new Answered(
            question.Id,
            answer.Language,
            new Words(words.Short(question.Id, they), AnswerWords.Of(question, answer, words, they)),
            words.Language == english.Language ? null : new Words(english.Short(question.Id, they), AnswerWords.Of(question, answer, english, they)));
    }

    /// <param name="Question">As it was asked, in short.</param>
    /// <param name="Values">The answers' words; empty when it was skipped.</param>
    public sealed record Words(string Question, IReadOnlyList<string> Values);

    /// <param name="Id">The question's code.</param>
    /// <param name="Language">BCP 47: what the patient read.</param>
    /// <param name="Read">What was on the patient's screen.</param>
    /// <param name="English">The same answer in English; null when it was English.</param>
    public sealed record Answered(string Id, string Language, Words Read, Words? English);
}
