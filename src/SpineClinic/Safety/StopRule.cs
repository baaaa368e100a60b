namespace SpineClinic.Safety;

/// <summary>A combination of answers that must not wait for a reply.</summary>
/// <param name="Id">Stable, such as "E-CES-1".</param>
/// <param name="Outcome">Emergency ends the form; Urgent interrupts it.</param>
/// <param name="When">The combination.</param>
/// <param name="Quote">The questions whose answers are shown back to the person.</param>
/// <param name="Reason">For staff, in plain words.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Action">"go", "call" or "callKeepStill": which headline of the jurisdiction pack an emergency has.</param>
/// <param name="Extra">"cancerTeam" when the person's cancer team is to be called too.</param>
public sealed record StopRule(
    string Id, StopOutcome Outcome, Condition When, IReadOnlyList<string> Quote, string Reason, string Source, string Action = "go", string? Extra = null);
