namespace SpineClinic.Booking;

/// <param name="Outcome">How it ended.</param>
/// <param name="AppointmentId">Which appointment; null when there is none.</param>
/// <param name="Rules">What does not allow it.</param>
public sealed record DiaryResult(DiaryOutcome Outcome, Guid? AppointmentId = null, IReadOnlyList<BookingRule>? Rules = null)
{
    public bool IsDone => Outcome == DiaryOutcome.Done;

    public static DiaryResult Done(Guid appointment) => new(DiaryOutcome.Done, appointment);
}
