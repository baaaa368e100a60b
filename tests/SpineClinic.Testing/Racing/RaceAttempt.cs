using SpineClinic.Booking;

namespace SpineClinic.Testing.Racing;

/// <summary>One attempt as its log has it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Wish">What it asked for.</param>
/// <param name="Began">By the steady clock.</param>
/// <param name="Ended">When it was answered; <see cref="long.MaxValue"/> when it never was: it may take effect at any later time, or never.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Appointment">What the answer names.</param>
/// <param name="Effects">What it changed when it was done; what it was about to change when it was not answered.</param>
/// <param name="Rules">What refused it.</param>
public sealed record RaceAttempt(Guid Id, RaceWish Wish, long Began, long Ended, DiaryOutcome? Outcome, Guid? Appointment, IReadOnlyList<RaceEffect> Effects, string? Rules)
{
    public bool IsOpen => Outcome is null;
}
