namespace SpineClinic.Safety;

/// <summary>A line of the clinic's protocol.</summary>
/// <param name="Id">Stable, such as "R-MOT".</param>
/// <param name="Tier">"P0" to "P3", or "NeedsACall", which is not a tier but something that must be found out first.</param>
/// <param name="When">When the line applies.</param>
/// <param name="Reason">Fact and protocol line, never an inference.</param>
/// <param name="Source">Where the line comes from.</param>
public sealed record PriorityRule(string Id, string Tier, Condition When, string Reason, string Source)
{
    public const string NeedsACall = "NeedsACall";

    /// <summary>Null for a line that asks for a call, and for a word that is no tier: no rule set takes that.</summary>
    public Tier? AsTier { get; } = Enum.TryParse<Tier>(Tier, out var tier) && Enum.IsDefined(tier) ? tier : null;
}
