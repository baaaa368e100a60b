using NodaTime;

namespace SpineClinic.Triage;

/// <param name="Outcome">What became of it.</param>
/// <param name="Holder">Who has it, when that was the trouble.</param>
/// <param name="HeldUntil">Until when, if they do nothing more.</param>
/// <param name="Letters">Of what was undone: how many letters had left already.</param>
/// <param name="Version">Of the enquiry, when it is done: with it, this act and no later one can be taken back.</param>
public sealed record DeskResult(DeskOutcome Outcome, string? Holder = null, Instant? HeldUntil = null, int Letters = 0, int? Version = null)
{
    public static DeskResult Done { get; } = new(DeskOutcome.Done);
}
