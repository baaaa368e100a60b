using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>What a rule set has lost against another, read from the rules alone.</summary>
public static class RuleComparison
{
    // From the soonest on. A needed call comes before "soon": someone must ring first.
    private static readonly string[] Order = [nameof(Tier.P0), nameof(Tier.P1), PriorityRule.NeedsACall, nameof(Tier.P2), nameof(Tier.P3)];

    /// <summary>Whether the second tier, or "NeedsACall", is less care than the first.</summary>
    public static bool IsLater(string before, string after) => Array.IndexOf(Order, after) > Array.IndexOf(Order, before);

    /// <summary>Removed stops first, then weaker stops, then lines of the protocol.</summary>
    public static IReadOnlyList<ShadowReport.Warning> Lost(RuleSet inForce, RuleSet candidate)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        ArgumentNullException.ThrowIfNull(candidate);
        var stops = inForce.Stops.Select(rule => (Rule: rule, Now: candidate.Stops.FirstOrDefault(other => other.Id == rule.Id))).ToList();
        var lines = inForce.Priorities.Select(rule => (Rule: rule, Now: candidate.Priorities.FirstOrDefault(other => other.Id == rule.Id))).ToList();
        return
        [
            .. stops.Where(pair => pair.Now is null).Select(pair => new ShadowReport.Warning(pair.Rule.Id, "removed: this rule stops nobody any more")),
            .. stops.Where(pair => pair.Rule.Outcome == StopOutcome.Emergency && pair.Now?.Outcome == StopOutcome.Urgent)
                .Select(pair => new ShadowReport.Warning(pair.Rule.Id, "was an emergency, is now help today: the form goes on")),
            .. stops.Where(pair => pair.Now is not null && (pair.Now.Action, pair.Now.Extra) != (pair.Rule.Action, pair.Rule.Extra))
                .Select(pair => new ShadowReport.Warning(pair.Rule.Id, "the emergency page says something else to do")),
            .. lines.Where(pair => pair.Now is null).Select(pair => new ShadowReport.Warning(pair.Rule.Id, $"removed: this line gave {pair.Rule.Tier}")),
            .. lines.Where(pair => pair.Now is not null && IsLater(pair.Rule.Tier, pair.Now.Tier))
                .Select(pair => new ShadowReport.Warning(pair.Rule.Id, $"lowered from {pair.Rule.Tier} to {pair.Now!.Tier}")),
        ];
    }
}
