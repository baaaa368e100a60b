using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>Rules that somebody wants to try, read from the text of one rule file or both. What is left empty stays as it is in force.</summary>
/// <param name="Rules">Null when something is wrong.</param>
/// <param name="Problems">What is wrong, and in which text.</param>
public sealed record CandidateRules(RuleSet? Rules, IReadOnlyList<CandidateRules.Problem> Problems)
{
    /// <summary>Which text: the one of stop rules, or that of priority rules.</summary>
    public enum File
    {
        StopRules,
        PriorityRules,
    }

    /// <param name="stops">Text of a file of stop rules, or nothing.</param>
    /// <param name="priorities">Text of a file of priority rules, or nothing.</param>
    /// <param name="inForce">Where nothing is given.</param>
    /// <param name="form">The form that is asked: a rule can look at nothing else.</param>
    public static CandidateRules Read(string? stops, string? priorities, RuleSet inForce, Questionnaire form)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        ArgumentNullException.ThrowIfNull(form);
        var (hasStops, hasPriorities) = (!string.IsNullOrWhiteSpace(stops), !string.IsNullOrWhiteSpace(priorities));
        if (!hasStops && !hasPriorities)
        {
            return new CandidateRules(null, [new Problem(File.StopRules, "Paste a file of stop rules, of priority rules, or both")]);
        }

        var problems = new List<Problem>();
        var stopFile = Try(File.StopRules, problems, () => hasStops ? RuleSetFile.Stops(stops!) : (inForce.StopVersion, inForce.Stops));
        var priorityFile = Try(File.PriorityRules, problems, () => hasPriorities ? RuleSetFile.Priorities(priorities!) : (inForce.PriorityVersion, inForce.Priorities));
        if (problems.Count == 0)
        {
            Try(File.StopRules, problems, () => (0, Check(form, stopFile.Rules.Select(rule => (rule.Id, rule.When, rule.Quote)))));
            Try(File.PriorityRules, problems, () => (0, Check(form, priorityFile.Rules.Select(rule => (rule.Id, rule.When, (IReadOnlyList<string>)[])))));
        }

        // The stop rules by themselves first, so that what is wrong with them is said beside them.
        if (problems.Count == 0)
        {
            Try(File.StopRules, problems, () => (0, new RuleSet(stopFile.Version, stopFile.Rules, 1, []).Stops));
        }

        if (problems.Count > 0)
        {
            return new CandidateRules(null, problems);
        }

        try
        {
            return new CandidateRules(new RuleSet(stopFile.Version, stopFile.Rules, priorityFile.Version, priorityFile.Rules), []);
        }
        catch (InvalidDataException error)
        {
            return new CandidateRules(null, [new Problem(hasPriorities ? File.PriorityRules : File.StopRules, error.Message)]);
        }
    }

    private static (int Version, IReadOnlyList<T> Rules) Try<T>(File file, List<Problem> problems, Func<(int, IReadOnlyList<T>)> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            problems.Add(new Problem(file, error.Message));
            return (0, []);
        }
    }

    private static List<string> Check(Questionnaire form, IEnumerable<(string Id, Condition When, IReadOnlyList<string> Quote)> rules)
    {
        var ids = new List<string>();
        foreach (var (id, when, quote) in rules)
        {
            form.Check([(id, when)]);
            ids.Add(quote.All(question => question is not null && form.TryFind(question, out _)) ? id : throw new InvalidDataException($"{id}: \"quote\" names a question that the form does not have"));
        }

        return ids;
    }

    /// <param name="File">In which text.</param>
    /// <param name="Text">What is wrong; it names the rule or the line.</param>
    public sealed record Problem(File File, string Text);
}
