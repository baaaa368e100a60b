using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SpineClinic.Booking;

/// <summary>
/// A zone as the VTIMEZONE of a calendar file: one observance for each clock change in the years that are asked for, without rules that go on for ever, so
/// that it is right for zones whose changes follow no rule (Morocco) and says nothing of years that it was not made for.
/// </summary>
internal static class CalendarZone
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly Instant LongAgo = Instant.FromUtc(1970, 1, 1, 0, 0);

    /// <summary>A local time as iCalendar writes it.</summary>
    public static string Format(LocalDateTime time) => Local.Format(time);

    /// <summary>
    /// Writes the VTIMEZONE that covers the whole civil years from <paramref name="first"/> to <paramref name="last"/>, and the observance that is in force
    /// at their beginning.
    /// </summary>
    public static void Write(CalendarLines lines, DateTimeZone zone, Instant first, Instant last)
    {
        var from = zone.AtStartOfDay(new LocalDate(first.InZone(zone).Year, 1, 1)).ToInstant();
        var to = zone.AtStartOfDay(new LocalDate(last.InZone(zone).Year + 1, 1, 1)).ToInstant();
        var observances = zone.GetZoneIntervals(from, to).ToList();
        lines.Code("BEGIN", "VTIMEZONE").Line("TZID", zone.Id);
        foreach (var observance in observances)
        {
            // Within one standard time, the lowest is "standard", and what is ahead of it "daylight". So zones that count backwards (Dublin, whose winter is
            // an hour less than standard) are written as every calendar expects them; the offsets are the same.
            var lowest = observances.Where(other => other.StandardOffset == observance.StandardOffset).Min(other => other.Savings);
            Write(lines, zone, observance, observance.Savings > lowest ? "DAYLIGHT" : "STANDARD");
        }

        lines.Code("END", "VTIMEZONE");
    }

    private static void Write(CalendarLines lines, DateTimeZone zone, NodaTime.TimeZones.ZoneInterval observance, string kind)
    {
        var begins = observance.HasStart && observance.Start > LongAgo;
        var before = begins ? zone.GetUtcOffset(observance.Start - Duration.Epsilon) : observance.WallOffset;
        var onset = (begins ? observance.Start : LongAgo).WithOffset(before).LocalDateTime;
        lines.Code("BEGIN", kind)
            .Code("DTSTART", Format(onset))
            .Code("TZOFFSETFROM", Format(before))
            .Code("TZOFFSETTO", Format(observance.WallOffset))
            .Line("TZNAME", observance.Name)
            .Code("END", kind);
    }

    private static string Format(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:00}{seconds / 60 % 60:00}");
        return seconds % 60 == 0 ? text : text + (seconds % 60).ToString("00", CultureInfo.InvariantCulture);
    }
}
