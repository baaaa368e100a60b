using SpineClinic.Booking;

namespace SpineClinic.Testing.Racing;

/// <summary>One line of a racer's log: an attempt is about to be made, about to be committed, or answered.</summary>
/// <param name="At">Nanoseconds of the machine's steady clock, which all processes share.</param>
/// <param name="Attempt">Which.</param>
/// <param name="Wish">When it is about to be made.</param>
/// <param name="Effects">When it is about to be committed.</param>
/// <param name="Outcome">When it is answered; null and no effects: the database could not say.</param>
/// <param name="Appointment">What the answer names.</param>
/// <param name="IsAnswer">Whether it is the answer.</param>
/// <param name="Rules">What was refused, in the answer.</param>
public sealed record RaceLine(
    long At, Guid Attempt, RaceWish? Wish = null, IReadOnlyList<RaceEffect>? Effects = null, DiaryOutcome? Outcome = null, Guid? Appointment = null, bool IsAnswer = false, string? Rules = null);
