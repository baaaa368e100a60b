namespace SpineClinic.Booking;

/// <param name="Outcome">How it ended.</param>
/// <param name="SessionId">The group session; null when there is none.</param>
/// <param name="Rules">What does not allow it.</param>
public sealed record GroupResult(DiaryOutcome Outcome, Guid? SessionId = null, IReadOnlyList<BookingRule>? Rules = null)
{
    public bool IsDone => Outcome == DiaryOutcome.Done;
}
