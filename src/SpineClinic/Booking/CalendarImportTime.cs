using NodaTime;
using NodaTime.Text;

namespace SpineClinic.Booking;

/// <summary>One time of another calendar: a date (all day), or a date and time in a zone. A time that a clock change skips is moved forward, one that it
/// repeats is the first.</summary>
internal sealed record CalendarImportTime(LocalDateTime At, bool IsDate, DateTimeZone Zone)
{
    private static readonly LocalDateTimePattern TimePattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    public Instant Instant => IsDate ? Zone.AtStartOfDay(At.Date).ToInstant() : Zone.AtLeniently(At).ToInstant();

    /// <summary>Null when it is no time, or in a zone that nobody knows.</summary>
    public static CalendarImportTime? Read(string value, string? zoneId, CalendarImportZones zones)
    {
        var text = value.Trim();
        if (DatePattern.Parse(text) is { Success: true } date)
        {
            return new CalendarImportTime(date.Value.AtMidnight(), true, zones.Fallback);
        }

        var zone = text.EndsWith('Z') ? DateTimeZone.Utc : string.IsNullOrEmpty(zoneId) ? zones.Fallback : zones.Find(zoneId);
        return zone is not null && Local(text) is { } at ? new CalendarImportTime(at, false, zone) : null;
    }

    /// <summary>A local time as it stands, with or without a Z.</summary>
    public static LocalDateTime? Local(string? text) => text is not null && TimePattern.Parse(text.Trim().TrimEnd('Z')) is { Success: true } time ? time.Value : null;
}
