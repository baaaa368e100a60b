using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SpineClinic.Booking;

/// <summary>
/// Writes calendar files (RFC 5545, 5546). Whatever is in a name or a place, the file has the same components and lines. Times stand in the clinic's zone, so
/// that they move with the clinic when its country changes the rules; a time that a clock change makes twice is written in UTC, because programs
/// read it differently.
/// </summary>
public static class CalendarFile
{
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>An invitation, or a change of one: needs an attendee.</summary>
    /// <exception cref="ArgumentException">The event lacks something, or ends before it begins.</exception>
    public static string Request(CalendarEvent booked, DateTimeZone zone)
    {
        Require(booked);
        return Invitation("REQUEST", booked.Attendee is null ? throw new ArgumentException("A request is to somebody.", nameof(booked)) : booked, zone);
    }

    /// <summary>Takes an event that was requested before, with its UID and a higher sequence, off a calendar.</summary>
    /// <exception cref="ArgumentException">The event lacks something, or ends before it begins.</exception>
    public static string Cancel(CalendarEvent cancelled, DateTimeZone zone)
    {
        Require(cancelled);
        return Invitation("CANCEL", cancelled with { IsCancelled = true }, zone);
    }

    /// <summary>A calendar that others read again and again. It never names attendees.</summary>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="events">May be none. Each UID once.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="readAgain">How long a reader should wait before it asks again: whole minutes, at least one.</param>
    /// <param name="now">When the feed was made.</param>
    /// <exception cref="ArgumentException">An event lacks something, or ends before it begins.</exception>
    public static string Publish(string name, IReadOnlyCollection<CalendarEvent> events, DateTimeZone zone, Duration readAgain, Instant now)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(zone);
        var every = $"PT{Math.Max(1, (long)readAgain.TotalMinutes).ToString(CultureInfo.InvariantCulture)}M";
        var lines = Begin("PUBLISH")
            .Line("NAME", name)
            .Line("X-WR-CALNAME", name)
            .Line("X-WR-TIMEZONE", zone.Id)
            .Code("REFRESH-INTERVAL;VALUE=DURATION", every)
            .Code("X-PUBLISHED-TTL", every);
        CalendarZone.Write(lines, zone, Earliest(events.Select(each => each.Start), now), Latest(events.Select(each => each.End), now));
        foreach (var each in events)
        {
            Require(each);
            Write(lines, each with { Attendee = null }, zone);
        }

        return lines.Code("END", "VCALENDAR").ToString();
    }

    private static string Invitation(string method, CalendarEvent each, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var lines = Begin(method);
        CalendarZone.Write(lines, zone, each.Start, each.End);
        Write(lines, each, zone);
        return lines.Code("END", "VCALENDAR").ToString();
    }

    private static CalendarLines Begin(string method) => new CalendarLines()
        .Code("BEGIN", "VCALENDAR")
        .Code("VERSION", "2.0")
        .Code("PRODID", "-//SpineClinic//SpineClinic//EN")
        .Code("CALSCALE", "GREGORIAN")
        .Code("METHOD", method);

    private static void Write(CalendarLines lines, CalendarEvent each, DateTimeZone zone)
    {
        lines.Code("BEGIN", "VEVENT")
            .Line("UID", each.Uid)
            .Code("DTSTAMP", Utc.Format(each.Stamp))
            .Code("SEQUENCE", each.Sequence.ToString(CultureInfo.InvariantCulture));
        WriteTimes(lines, each, zone);
        lines.Line("SUMMARY", each.IsBusyOnly ? "Busy" : each.Summary).Person("ORGANIZER", "", each.Organizer);
        if (!each.IsBusyOnly)
        {
            WriteDetails(lines, each);
        }

        lines.Code("STATUS", each.IsCancelled ? "CANCELLED" : "CONFIRMED")
            .Code("TRANSP", each.IsCancelled ? "TRANSPARENT" : "OPAQUE")
            .Code("CLASS", "PRIVATE")
            .Code("END", "VEVENT");
    }

    private static void WriteTimes(CalendarLines lines, CalendarEvent each, DateTimeZone zone)
    {
        if (HappensTwice(each.Start, zone) || HappensTwice(each.End, zone))
        {
            lines.Code("DTSTART", Utc.Format(each.Start)).Code("DTEND", Utc.Format(each.End));
        }
        else
        {
            lines.Local("DTSTART", zone.Id, CalendarZone.Format(each.Start.InZone(zone).LocalDateTime))
                .Local("DTEND", zone.Id, CalendarZone.Format(each.End.InZone(zone).LocalDateTime));
        }
    }

    private static void WriteDetails(CalendarLines lines, CalendarEvent each)
    {
        lines.ParagraphsIfAny("DESCRIPTION", each.Description).LineIfAny("LOCATION", each.Location);
        if (each.Url is not null)
        {
            lines.Address("URL", each.Url);
        }

        if (each.Attendee is not null)
        {
            // The answer is not asked for: an appointment is changed on the clinic's pages, and no calendar's reply is read.
            lines.Person("ATTENDEE", ";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE", each.Attendee);
        }
    }

    private static bool HappensTwice(Instant at, DateTimeZone zone) => zone.MapLocal(at.InZone(zone).LocalDateTime).Count > 1;

    private static void Require(CalendarEvent each)
    {
        ArgumentNullException.ThrowIfNull(each);
        ArgumentOutOfRangeException.ThrowIfNegative(each.Sequence);
        if (string.IsNullOrEmpty(each.Uid) || !each.Uid.All(sign => sign is > ' ' and <= '~'))
        {
            throw new ArgumentException("A UID is ASCII without spaces.", nameof(each));
        }

        if (each.End <= each.Start)
        {
            throw new ArgumentException("An event ends after it begins.", nameof(each));
        }
    }

    private static Instant Earliest(IEnumerable<Instant> times, Instant otherwise) => times.DefaultIfEmpty(otherwise).Min();

    private static Instant Latest(IEnumerable<Instant> times, Instant otherwise) => times.DefaultIfEmpty(otherwise).Max();
}
