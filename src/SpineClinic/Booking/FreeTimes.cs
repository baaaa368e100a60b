using NodaTime;

namespace SpineClinic.Booking;

/// <summary>What was free at one instant.</summary>
/// <param name="Times">By start.</param>
/// <param name="Shape">The clinic as it was.</param>
/// <param name="At">The instant.</param>
public sealed record FreeTimes(IReadOnlyList<FreeTime> Times, ClinicShape.Snapshot Shape, Instant At)
{
    /// <summary>The days that have times, in the clinic's civil time.</summary>
    public IEnumerable<IGrouping<LocalDate, FreeTime>> ByDay() => Times.GroupBy(time => time.Start.InZone(Shape.Zone).Date);
}
