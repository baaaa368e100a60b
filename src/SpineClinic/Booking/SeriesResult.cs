using NodaTime;

namespace SpineClinic.Booking;

/// <param name="Outcome">How it ended.</param>
public sealed record SeriesResult(DiaryOutcome Outcome)
{
    /// <summary>The dry run: how every day stands now. Empty when nothing was planned, and after a success.</summary>
    public IReadOnlyList<SeriesOccurrence> Plan { get; init; } = [];

    /// <summary>The appointments that were booked, moved or called off, by start.</summary>
    public IReadOnlyList<Guid> AppointmentIds { get; init; } = [];

    /// <summary>The civil time at which it came to nothing; null when it was not one time.</summary>
    public LocalDateTime? At { get; init; }

    /// <summary>What does not allow it.</summary>
    public IReadOnlyList<BookingRule> Rules { get; init; } = [];

    public bool IsDone => Outcome == DiaryOutcome.Done;
}
