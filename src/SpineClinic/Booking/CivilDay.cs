using NodaTime;

namespace SpineClinic.Booking;

/// <summary>
/// One civil day in a zone, as cells. A time of day that a clock change skips does not exist; one that it repeats is taken once, the earlier. On the other
/// days, which are nearly all, the arithmetic is one addition.
/// </summary>
public readonly struct CivilDay
{
    private const int MinutesInDay = 24 * 60;
    private readonly DateTimeZone zone;
    private readonly int midnight;
    private readonly bool isPlain;

    public CivilDay(LocalDate date, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        Date = date;
        this.zone = zone;
        var start = zone.AtStartOfDay(date);
        var interval = zone.GetZoneInterval(start.ToInstant());
        var end = start.ToInstant() + Duration.FromMinutes(MinutesInDay);
        isPlain = start.TimeOfDay == LocalTime.Midnight && (!interval.HasEnd || interval.End >= end) && (!interval.HasStart || interval.Start <= start.ToInstant());
        midnight = Cell.Of(start.ToInstant());
    }

    public LocalDate Date { get; }

    /// <summary>The cell that begins at a time of day; null when the clocks skip it.</summary>
    public int? StartOf(LocalTime time)
    {
        if (isPlain)
        {
            return midnight + (Minutes(time) / Cell.Minutes);
        }

        var mapping = zone.MapLocal(Date + time);
        return mapping.Count == 0 ? null : Cell.Of(mapping.First().ToInstant());
    }

    /// <summary>Where a span that begins or ends at a time of day has its edge: at the change, when the clocks skip it.</summary>
    public int EdgeOf(LocalTime time)
    {
        if (isPlain)
        {
            return midnight + (Minutes(time) / Cell.Minutes);
        }

        var mapping = zone.MapLocal(Date + time);
        return Cell.Of(mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant());
    }

    private static int Minutes(LocalTime time) => (time.Hour * 60) + time.Minute;
}
