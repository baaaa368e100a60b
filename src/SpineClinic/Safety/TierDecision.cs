namespace SpineClinic.Safety;

/// <summary>What the protocol says of a set of answers. A person confirms or raises it.</summary>
/// <param name="Tier">The soonest tier of all lines that match.</param>
/// <param name="NeedsACall">Something is missing or unsure: someone must ring.</param>
/// <param name="Matched">Ids of the lines that match, in the order of the protocol; never empty.</param>
public sealed record TierDecision(Tier Tier, bool NeedsACall, IReadOnlyList<string> Matched);
