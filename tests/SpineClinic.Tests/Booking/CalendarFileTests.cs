using System.Text;
using NodaTime;
using SpineClinic.Booking;

namespace SpineClinic.Tests.Booking;

public sealed class CalendarFileTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void An_event_that_ends_before_it_begins_is_refused() =>
        Assert.Throws<ArgumentException>(() => CalendarFile.Request(Appointments.Usual with { End = Appointments.Usual.Start }, Appointments.London));

    [Fact]
    public void A_uid_that_is_no_code_is_refused()
    {
        foreach (var uid in new[] { "", "a b", "a\r\nBEGIN:VEVENT", "ü" })
        {
            Assert.Throws<ArgumentException>(() => CalendarFile.Request(Appointments.Usual with { Uid = uid }, Appointments.London));
        }
    }

    [Fact]
    public void A_request_needs_somebody_who_is_invited() =>
        Assert.Throws<ArgumentException>(() => CalendarFile.Request(Appointments.Usual with { Attendee = null }, Appointments.London));

    [Fact]
    public void Only_web_addresses_are_linked()
    {
        Assert.Throws<ArgumentException>(() => CalendarFile.Request(Appointments.Usual with { Url = new Uri("javascript:alert(1)") }, Appointments.London));
        Assert.Throws<ArgumentException>(() => CalendarFile.Request(Appointments.Usual with { Url = new Uri("/status", UriKind.Relative) }, Appointments.London));
    }

    [Fact]
    public void A_request_stands_there_line_by_line() => Assert.Equal(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//SpineClinic//SpineClinic//EN
        CALSCALE:GREGORIAN
        METHOD:REQUEST
        BEGIN:VTIMEZONE
        TZID:Europe/London
        BEGIN:STANDARD
        DTSTART:20251026T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        TZNAME:GMT
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20260329T010000
        TZOFFSETFROM:+0000
        TZOFFSETTO:+0100
        TZNAME:BST
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20261025T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        TZNAME:GMT
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:0195-7a@clinic.example
        DTSTAMP:20260601T083000Z
        SEQUENCE:2
        DTSTART;TZID=Europe/London:20260701T100000
        DTEND;TZID=Europe/London:20260701T104500
        SUMMARY:Appointment at the Demo Spine Clinic
        ORGANIZER;CN="Demo Spine Clinic":mailto:desk@clinic.example
        DESCRIPTION:Reference SC-2222-22.\nPlease come ten minutes early.
        LOCATION:2 High Street\; first floor\, room 3
        URL:https://clinic.example/status?from=calendar
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALS
         E;CN="Sam O'Neill":mailto:sam+clinic@example.com
        STATUS:CONFIRMED
        TRANSP:OPAQUE
        CLASS:PRIVATE
        END:VEVENT
        END:VCALENDAR

        """.ReplaceLineEndings("\r\n"),
        CalendarFile.Request(Appointments.Usual, Appointments.London));

    [Fact]
    public void A_cancellation_has_the_same_uid_and_frees_the_time()
    {
        var read = Assert.Single(StrictCalendar.Read(CalendarFile.Cancel(Appointments.Usual with { Sequence = 3, Attendee = null }, Appointments.London)).Parts, part => part.Kind == "VEVENT");
        Assert.Equal(("0195-7a@clinic.example", "3", "CANCELLED", "TRANSPARENT"), (read["UID"].Value, read["SEQUENCE"].Value, read["STATUS"].Value, read["TRANSP"].Value));
    }

    [Fact]
    public void A_feed_names_no_attendee_and_says_when_to_come_back()
    {
        var read = StrictCalendar.Read(CalendarFile.Publish("Rooms, today", [Appointments.Usual, Appointments.Usual with { Uid = "2", IsCancelled = true }], Appointments.London, Hour, Appointments.Usual.Stamp));
        Assert.Equal(("PUBLISH", "Rooms, today", "PT60M"), (read["METHOD"].Value, read["X-WR-CALNAME"].Text, read["REFRESH-INTERVAL"].Value));
        Assert.Equal("DURATION", read["REFRESH-INTERVAL"].Parameters["VALUE"]);
        var events = read.Parts.Where(part => part.Kind == "VEVENT").ToList();
        Assert.Equal(["CONFIRMED", "CANCELLED"], events.Select(each => each["STATUS"].Value));
        Assert.DoesNotContain(events.SelectMany(each => each.Lines), line => line.Name == "ATTENDEE");
    }

    [Fact]
    public void An_empty_feed_is_still_a_calendar() =>
        Assert.Equal(["VTIMEZONE"], StrictCalendar.Read(CalendarFile.Publish("Empty", [], Appointments.London, Hour, Appointments.Usual.Stamp)).Parts.Select(part => part.Kind));

    [Fact]
    public void Busy_only_says_nothing_but_the_time()
    {
        var file = CalendarFile.Publish("Feed", [Appointments.Usual with { IsBusyOnly = true }], Appointments.London, Hour, Appointments.Usual.Stamp);
        var read = StrictCalendar.Read(file).Parts.Single(part => part.Kind == "VEVENT");
        Assert.Equal(["UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER", "STATUS", "TRANSP", "CLASS"], read.Lines.Select(line => line.Name));
        Assert.Equal("Busy", read["SUMMARY"].Value);
    }

    // RFC 5545 takes the first of the two; some programs take the second.
    [Fact]
    public void A_time_that_a_clock_change_makes_twice_is_written_in_utc()
    {
        var start = Instant.FromUtc(2026, 10, 25, 0, 45);
        var read = StrictCalendar.Read(CalendarFile.Request(Appointments.Usual with { Start = start, End = start + Hour }, Appointments.London)).Parts.Single(part => part.Kind == "VEVENT");
        Assert.Equal(("20261025T004500Z", "20261025T014500Z"), (read["DTSTART"].Value, read["DTEND"].Value));
    }

    [Fact]
    public void A_zone_that_counts_backwards_has_its_summer_as_daylight()
    {
        var zone = StrictCalendar.Read(CalendarFile.Request(Appointments.Usual, Appointments.Zone("Europe/Dublin"))).Parts.Single(part => part.Kind == "VTIMEZONE");
        Assert.Equal([("STANDARD", "GMT", "+0000"), ("DAYLIGHT", "IST", "+0100"), ("STANDARD", "GMT", "+0000")], zone.Parts.Select(part => (part.Kind, part["TZNAME"].Value, part["TZOFFSETTO"].Value)));
    }

    // Morocco leaves its "daylight" time for good in 2026, by the time zone database of that year.
    [Fact]
    public void A_zone_that_moves_its_standard_time_ends_in_standard()
    {
        var zone = StrictCalendar.Read(CalendarFile.Request(Appointments.Usual, Appointments.Zone("Africa/Casablanca"))).Parts.Single(part => part.Kind == "VTIMEZONE");
        Assert.Equal([("DAYLIGHT", "+0100"), ("STANDARD", "+0000"), ("DAYLIGHT", "+0100"), ("STANDARD", "+0000")], zone.Parts.Select(part => (part.Kind, part["TZOFFSETTO"].Value)));
    }

    [Fact]
    public void Half_hours_and_zones_without_changes_are_written()
    {
        var howe = StrictCalendar.Read(CalendarFile.Request(Appointments.Usual, Appointments.Zone("Australia/Lord_Howe"))).Parts.Single(part => part.Kind == "VTIMEZONE");
        Assert.Equal(["+1100", "+1030", "+1100"], howe.Parts.Select(part => part["TZOFFSETTO"].Value));
        var nepal = StrictCalendar.Read(CalendarFile.Request(Appointments.Usual, Appointments.Zone("Asia/Kathmandu"))).Parts.Single(part => part.Kind == "VTIMEZONE");
        Assert.Equal([("STANDARD", "+0545")], nepal.Parts.Select(part => (part.Kind, part["TZOFFSETTO"].Value)));
        var fixedZone = StrictCalendar.Read(CalendarFile.Request(Appointments.Usual, DateTimeZone.ForOffset(Offset.FromHoursAndMinutes(-3, -30))));
        Assert.Equal("UTC-03:30", fixedZone.Parts[1]["DTSTART"].Parameters["TZID"]);
        Assert.Equal("20260701T053000", fixedZone.Parts[1]["DTSTART"].Value);
    }

    [Fact]
    public void Folding_splits_no_character()
    {
        for (var before = 0; before < 80; before++)
        {
            var name = new string('x', before) + string.Concat(Enumerable.Repeat("é😀ß", 60));
            Assert.Equal(name, StrictCalendar.Read(CalendarFile.Request(Appointments.Usual with { Summary = name }, Appointments.London)).Parts[1]["SUMMARY"].Text);
        }
    }

    [Fact]
    public void Addresses_are_encoded()
    {
        var odd = Appointments.Usual with { Url = new Uri("https://clinic.example/a b,c;d?e=\"ü\""), Attendee = new CalendarPerson(null, "\"a b?cc=x&%\"@bücher.example") };
        var read = StrictCalendar.Read(CalendarFile.Request(odd, Appointments.London)).Parts[1];
        Assert.Equal("mailto:%22ab%3Fcc%3Dx%26%25%22@b%C3%BCcher.example".Replace("%22ab", "%22a%20b", StringComparison.Ordinal), read["ATTENDEE"].Value);
        Assert.False(read["ATTENDEE"].Parameters.ContainsKey("CN"));
        Assert.True(Ascii.IsValid(read["URL"].Value));
        Assert.DoesNotContain(read["URL"].Value, sign => sign is ' ' or '"');
    }
}
