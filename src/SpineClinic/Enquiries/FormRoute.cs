using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>Where a person is in the form, from what they have answered. Pure.</summary>
public sealed class FormRoute
{
    public const string Check = "check";
    public const string Worse = "worse";
    public const string Emergency = "emergency";
    public const string Urgent = "urgent";

    private readonly AnswerSheet sheet;
    private readonly IReadOnlyList<QuestionnairePage> way;

    public FormRoute(Questionnaire questionnaire, RuleSet rules, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(rules);
        this.sheet = sheet;
        Answers = sheet.OnTheWay(questionnaire);
        way = [.. questionnaire.Pages.Where(page => sheet.IsOnTheWay(page, Answers) && (sheet.WorseningOf is null || page.Block == QuestionnairePage.SafetyBlock))];
        var stops = rules.Stopping(Answers);
        Emergencies = [.. stops.Where(rule => rule.Outcome == StopOutcome.Emergency)];
        Urgents = [.. stops.Where(rule => rule.Outcome == StopOutcome.Urgent)];
    }

    public Answers Answers { get; }

    /// <summary>While this is not empty there is no way on: only back, to change an answer.</summary>
    public IReadOnlyList<StopRule> Emergencies { get; }

    public IReadOnlyList<StopRule> Urgents { get; }

    /// <summary>The pages that the answers lead to, in order.</summary>
    public IReadOnlyList<QuestionnairePage> Way => way;

    public bool IsComplete => way.All(page => sheet.Completed.Contains(page.Id));

    /// <summary>The address to go on with: a stop page, else the first page without an answer, else the last page.</summary>
    public string Next => Emergencies.Count > 0 ? Emergency
        : Urgents.Any(rule => !sheet.UrgentSeen.Contains(rule.Id)) ? Urgent
        : FirstUnanswered;

    private string FirstUnanswered => way.FirstOrDefault(page => !sheet.Completed.Contains(page.Id))?.Id ?? Last;

    /// <summary>The page at the end: all answers, to be checked and sent; or only the safety answers, when they are given again.</summary>
    private string Last => sheet.WorseningOf is null ? Check : Worse;

    /// <summary>
    /// Whether a page may be shown: it is on the way and every page before it has its answer. While an emergency rule fires, no page after those whose answers
    /// made it fire.
    /// </summary>
    public bool MayShow(string page)
    {
        var index = IndexOf(page);
        if (index < 0)
        {
            return page == Last && Next == Last;
        }

        return IsBeforeTheStop(index)
            && way.Take(index).All(before => sheet.Completed.Contains(before.Id))
            && (Next == page || sheet.Completed.Contains(page));
    }

    /// <summary>
    /// Whether answers of a page may be kept: when it may be shown, and also when it was answered before and another tab has meanwhile opened a question ahead
    /// of it. Nothing that a person answers again is lost, and nothing can be sent before the open question has its answer.
    /// </summary>
    public bool MaySave(string page) => MayShow(page) || (IndexOf(page) is >= 0 and var index && IsBeforeTheStop(index) && sheet.Completed.Contains(page));

    /// <summary>The page before this one, for the Back link; null for the first. Before a stop page it is the one whose answer led there.</summary>
    public string? Before(string page)
    {
        var before = page switch
        {
            Check or Worse => way.Count,
            Emergency => LastOf(Emergencies) + 1,
            Urgent => LastOf(Urgents) + 1,
            _ => IndexOf(page),
        };
        return before > 0 ? way[before - 1].Id : null;
    }

    private bool IsBeforeTheStop(int index) => Emergencies.Count == 0 || index <= LastOf(Emergencies);

    private int IndexOf(string page) => way.ToList().FindIndex(candidate => candidate.Id == page);

    // The last page with an answer that one of these rules looks at.
    private int LastOf(IReadOnlyList<StopRule> rules) =>
        way.ToList().FindLastIndex(page => page.Questions.Any(question => Answers[question.Id].Count > 0 && rules.Any(rule => rule.Quote.Contains(question.Id))));
}
