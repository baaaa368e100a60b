using SpineClinic.Specialists;

namespace SpineClinic.Safety;

/// <summary>
/// The rules in force and their one evaluator: pure, total (every combination of answers has an outcome), independent of the order of the rules, and
/// monotonic (a further rule that fires can only make the outcome sooner).
/// </summary>
public sealed class RuleSet
{
    /// <exception cref="InvalidDataException">Two rules share an id, a condition names a rule or fact that does not exist, or a stop rule looks at what it may not.</exception>
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
        var emergencies = Stops.Where(rule => rule.Outcome == StopOutcome.Emergency && rule.When.Holds(world)).Select(rule => rule.Id).ToHashSet();
        world = world with { Rules = emergencies };
        return [.. Stops.Where(rule => rule.Outcome == StopOutcome.Emergency ? emergencies.Contains(rule.Id) : rule.When.Holds(world))];
    }

    /// <summary>The protocol lines that match and the tier that follows.</summary>
    /// <param name="answers">The codes chosen.</param>
    /// <param name="facts">See <see cref="Facts"/>.</param>
    public TierDecision Decide(Answers answers, IReadOnlySet<string> facts)
    {
        var world = new Condition.World(answers, facts, Stopping(answers).Select(rule => rule.Id).ToHashSet());
        var matched = Priorities.Where(rule => rule.When.Holds(world)).ToList();
        var tier = matched.Select(rule => rule.AsTier).OfType<Tier>().DefaultIfEmpty(Tier.P3).Min();
        return new TierDecision(tier, matched.Any(rule => rule.AsTier is null), [.. matched.Select(rule => rule.Id)]);
    }

    /// <summary>
    /// What stands until a person has decided. In list mode no answer moves anything: a person picks the tier. What happened on an emergency page still counts.
    /// </summary>
    public TierDecision Decide(Answers answers, IReadOnlySet<string> facts, PriorityMode mode)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var decision = Decide(answers, facts);
        return mode == PriorityMode.ProtocolMatch || facts.Contains(Facts.ContactLeftAfterStop) ? decision
            : decision with { Tier = facts.Contains(Facts.ChangedAfterStop) ? Tier.P1 : Tier.P3, NeedsACall = true };
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

    private void Check()
    {
        var ids = Stops.Select(rule => rule.Id).Concat(Priorities.Select(rule => rule.Id)).ToList();
        if (ids.Distinct().Count() != ids.Count)
        {
            throw new InvalidDataException("Two rules share an id.");
        }

        var emergencies = Stops.Where(rule => rule.Outcome == StopOutcome.Emergency).Select(rule => rule.Id).ToHashSet();
        foreach (var rule in Stops)
        {
            foreach (var condition in rule.When.Tree())
            {
                if (condition is Condition.FactHolds
                    || (condition is Condition.RuleFires { Rule: var other } && (emergencies.Contains(rule.Id) || !emergencies.Contains(other))))
                {
                    throw new InvalidDataException($"{rule.Id}: an emergency rule looks at answers alone, an urgent one at answers and emergency rules.");
                }
            }
        }

        foreach (var condition in Stops.Select(rule => rule.When).Concat(Priorities.Select(rule => rule.When)).SelectMany(when => when.Tree()))
        {
            if ((condition is Condition.RuleFires { Rule: var rule } && Stops.All(stop => stop.Id != rule))
                || (condition is Condition.FactHolds { Fact: var fact } && !Facts.All.Contains(fact)))
            {
                throw new InvalidDataException($"A condition names something unknown: {condition}.");
            }
        }
    }
}
