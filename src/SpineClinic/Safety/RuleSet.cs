using SpineClinic.Specialists;

namespace SpineClinic.Safety;

/// <summary>
/// The rules in force and their one evaluator: pure, total (every combination of answers has an outcome), independent of the order of the rules, and
/// monotonic (a further rule that fires can only make the outcome sooner).
/// </summary>
public sealed partial class RuleSet
{
    /// <exception cref="InvalidDataException">Two rules share an id, or a condition looks at a rule or fact that does not exist or is not known yet; it names the rule.</exception>
    public RuleSet(int stopVersion, IReadOnlyList<StopRule> stops, int priorityVersion, IReadOnlyList<PriorityRule> priorities)
    {
        StopVersion = stopVersion;
        PriorityVersion = priorityVersion;
        Stops = stops;
        Priorities = priorities;
        Check();
    }

    public int StopVersion { get; }

    public int PriorityVersion { get; }

    public IReadOnlyList<StopRule> Stops { get; }

    public IReadOnlyList<PriorityRule> Priorities { get; }

    /// <summary>The stop rules that fire, in the order of the file.</summary>
    public IReadOnlyList<StopRule> Stopping(Answers answers)
    {
        // Two steps: an urgent rule may ask whether an emergency rule fires or does not, an emergency rule asks for answers alone.
        var world = new Condition.World(answers);
        HashSet<string> emergencies = [];
        foreach (var rule in Stops)
        {
            if (rule.Outcome == StopOutcome.Emergency && rule.When.Holds(world))
            {
                emergencies.Add(rule.Id);
            }
        }

        world = world with { Rules = emergencies };
        List<StopRule> firing = [];
        foreach (var rule in Stops)
        {
            if (rule.Outcome == StopOutcome.Emergency ? emergencies.Contains(rule.Id) : rule.When.Holds(world))
            {
                firing.Add(rule);
            }
        }

        return firing;
    }

    /// <summary>The protocol lines that match and the tier that follows.</summary>
    /// <param name="answers">The codes chosen.</param>
    /// <param name="facts">See <see cref="Facts"/>.</param>
    public TierDecision Decide(Answers answers, IReadOnlySet<string> facts)
    {
        HashSet<string> firing = [];
        foreach (var rule in Stopping(answers))
        {
            firing.Add(rule.Id);
        }

        var world = new Condition.World(answers, facts, firing);
        var tier = Tier.P3;
        var needsACall = false;
        List<string> matched = [];
        foreach (var rule in Priorities)
        {
            if (!rule.When.Holds(world))
            {
                continue;
            }

            matched.Add(rule.Id);
            needsACall |= rule.AsTier is null;
            tier = rule.AsTier is { } sooner && sooner < tier ? sooner : tier;
        }

        return new TierDecision(tier, needsACall, matched);
    }

    /// <summary>
    /// What stands until a person has decided. In list mode no line of the protocol moves anything: a person picks the tier. That somebody was told to get help today, or changed an answer after the emergency page, still counts.
    /// </summary>
    public TierDecision Decide(Answers answers, IReadOnlySet<string> facts, PriorityMode mode)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var decision = Decide(answers, facts);
        return mode == PriorityMode.ProtocolMatch || facts.Contains(Facts.ContactLeftAfterStop) ? decision
            : decision with { Tier = facts.Contains(Facts.ChangedAfterStop) || Stopping(answers).Count > 0 ? Tier.P1 : Tier.P3, NeedsACall = true };
    }

    /// <summary>The questions that a condition looks at, by way of other rules too, each once.</summary>
    public IReadOnlyList<string> QuestionsOf(Condition when) => [.. Asked(when).Distinct()];

    private IEnumerable<string> Asked(Condition when) => when.Tree().SelectMany(part => part switch
    {
        Condition.Is asked => [asked.Question],
        Condition.NumberAtLeast asked => [asked.Question],
        Condition.RuleFires fires => Stops.Where(stop => stop.Id == fires.Rule).SelectMany(stop => Asked(stop.When)),
        _ => Enumerable.Empty<string>(),
    });
}
