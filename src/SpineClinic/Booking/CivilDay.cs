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
    /// <param name="minute">Minutes after midnight on the clock, 0 to 1435, whole cells.</param>
    public int? StartOf(int minute)
    {
        if (isPlain)
        {
            return midnight + (minute / Cell.Minutes);
        }

        var mapping = zone.MapLocal(Date + LocalTime.FromMinutesSinceMidnight(minute));
        return mapping.Count == 0 ? null : Cell.Of(mapping.First().ToInstant());
    }

    /// <summary>Where a span that begins or ends at a time of day has its edge: at the change, when the clocks skip it.</summary>
    /// <param name="minute">Minutes after midnight on the clock, 0 to 1440, whole cells; 1440 is the end of the day.</param>
    public int EdgeOf(int minute)
    {
        if (isPlain)
        {
            return midnight + (minute / Cell.Minutes);
        }

        if (minute == MinutesInDay)
        {
            return Cell.Of(zone.AtStartOfDay(Date.PlusDays(1)).ToInstant());
        }

        var mapping = zone.MapLocal(Date + LocalTime.FromMinutesSinceMidnight(minute));
        return Cell.Of(mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant());
    }

    /// <summary>The same for a time of day, rounded down to a cell.</summary>
    public int EdgeOf(LocalTime time) => EdgeOf(Minute(time));

    /// <summary>A time of day in minutes, rounded down to a cell.</summary>
    public static int Minute(LocalTime time) => ((time.Hour * 60) + time.Minute) / Cell.Minutes * Cell.Minutes;

    /// <summary>A time of day in minutes, rounded up to a cell; 1440 after the last one.</summary>
    public static int CeilingMinute(LocalTime time) => Minute(time) + (LocalTime.FromMinutesSinceMidnight(Minute(time)) < time ? Cell.Minutes : 0);
}
