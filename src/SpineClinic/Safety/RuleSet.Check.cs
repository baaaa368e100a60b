namespace SpineClinic.Safety;

/// <summary>
/// Which rules may look at which. Three steps, each of which sees only those before it: emergency rules see answers; urgent rules see answers and emergency
/// rules; priority rules see answers, facts and stop rules. So there is no circle, and the order within a file means nothing.
/// </summary>
public sealed partial class RuleSet
{
    private void Check()
    {
        var steps = new Dictionary<string, int>();
        foreach (var (id, step) in Stops.Select(rule => (rule.Id, StepOf(rule))).Concat(Priorities.Select(rule => (rule.Id, 2))))
        {
            if (!steps.TryAdd(id, step))
            {
                throw new InvalidDataException($"{id}: two rules share this id.");
            }
        }

        foreach (var rule in Stops)
        {
            Check(rule.Id, rule.When, steps);
        }

        foreach (var rule in Priorities)
        {
            if (rule.AsTier is null && rule.Tier != PriorityRule.NeedsACall)
            {
                throw new InvalidDataException($"{rule.Id}: '{rule.Tier}' is not a tier.");
            }

            Check(rule.Id, rule.When, steps);
        }
    }

    private static int StepOf(StopRule rule) => rule.Outcome == StopOutcome.Emergency ? 0 : 1;

    private static void Check(string id, Condition when, Dictionary<string, int> steps)
    {
        foreach (var condition in when.Tree())
        {
            var wrong = condition switch
            {
                Condition.RuleFires { Rule: var other } when !steps.ContainsKey(other) => $"there is no rule '{other}'",
                Condition.RuleFires { Rule: var other } when steps[other] >= steps[id] => $"it looks at {other}, which is not decided before it",
                Condition.FactHolds { Fact: var fact } when !Facts.All.Contains(fact) => $"there is no fact '{fact}'",
                Condition.FactHolds { Fact: var fact } when steps[id] < 2 => $"a stop rule looks at answers, not at the fact '{fact}'",
                _ => null,
            };
            if (wrong is not null)
            {
                throw new InvalidDataException($"{id}: {wrong}.");
            }
        }
    }
}
