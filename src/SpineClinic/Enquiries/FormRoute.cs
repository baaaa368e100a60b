using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>Where a person is in the form, from what they have answered. Pure.</summary>
public sealed class FormRoute
{
    public const string Check = "check";
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
        way = [.. questionnaire.Pages.Where(page => page.IsOnTheWay(Answers))];
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

    /// <summary>The address to go on with: a stop page, else the first page without an answer, else "check".</summary>
    public string Next => Emergencies.Count > 0 ? Emergency
        : Urgents.Any(rule => !sheet.UrgentSeen.Contains(rule.Id)) ? Urgent
        : FirstUnanswered;

    private string FirstUnanswered => way.FirstOrDefault(page => !sheet.Completed.Contains(page.Id))?.Id ?? Check;

    /// <summary>
    /// Whether a page may be shown: it is on the way and every page before it has its answer. While an emergency rule fires only pages up to those already
    /// answered may be, so that an answer can be corrected and nothing be sent.
    /// </summary>
    public bool MayShow(string page)
    {
        var index = way.ToList().FindIndex(candidate => candidate.Id == page);
        if (index < 0)
        {
            return page == Check && Next == Check;
        }

        var reachable = way.Take(index).All(before => sheet.Completed.Contains(before.Id));
        return reachable && (Next == way[index].Id || sheet.Completed.Contains(page));
    }

    /// <summary>
    /// Whether answers of a page may be kept: when it may be shown, and also when it was answered before and another tab has meanwhile opened a question ahead
    /// of it. Nothing that a person answers again is lost, and nothing can be sent before the open question has its answer.
    /// </summary>
    public bool MaySave(string page) => MayShow(page) || (sheet.Completed.Contains(page) && way.Any(candidate => candidate.Id == page));

    /// <summary>The page before this one, for the Back link; null for the first.</summary>
    public string? Before(string page)
    {
        var before = page switch
        {
            Check => way.Count,
            Emergency or Urgent => way.TakeWhile(candidate => sheet.Completed.Contains(candidate.Id)).Count(),
            _ => way.ToList().FindIndex(candidate => candidate.Id == page),
        };
        return before > 0 ? way[before - 1].Id : null;
    }
}
