namespace SpineClinic.Website;

/// <summary>What became of a change of the public site.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Words">The words to confirm.</param>
public sealed record SiteResult(SiteOutcome Outcome, IReadOnlyList<string> Words);
