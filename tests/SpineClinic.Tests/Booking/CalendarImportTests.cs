using CsCheck;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Booking;

namespace SpineClinic.Tests.Booking;

public sealed class CalendarImportTests
{
    private static readonly Interval Year = new(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));

    [Fact]
    public void What_is_no_calendar_is_said_so()
    {
        foreach (var text in new[] { "", "<html>Please sign in</html>", "hello", "\0\0\0", "BEGIN:VEVENT\r\nDTSTART:20260101T100000Z\r\nEND:VEVENT\r\n" })
        {
            Assert.Equal((CalendarImportProblem.NotACalendar, "This is not a calendar file."), Problem(text));
        }
    }

    [Fact]
    public void A_file_that_breaks_off_says_nothing()
    {
        var whole = File("DTSTART:20260301T100000Z", "DTEND:20260301T110000Z");
        foreach (var text in new[] { whole[..^15], whole.Replace("END:VEVENT", "END:VTODO", StringComparison.Ordinal), string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\r\n", 20000)) })
        {
            Assert.Equal((CalendarImportProblem.Broken, "The calendar file is damaged or breaks off."), Problem(text));
        }
    }

    [Fact]
    public void Too_large_and_too_many_are_refused()
    {
        Assert.Equal(CalendarImportProblem.TooLarge, Problem(new string('é', CalendarImport.LargestFile / 2) + "x").Problem);
        var many = string.Concat(Enumerable.Repeat("BEGIN:VEVENT\r\nDTSTART:20260301T100000Z\r\nEND:VEVENT\r\n", CalendarImport.MostEvents + 1));
        Assert.Equal((CalendarImportProblem.TooManyEvents, "The calendar has more than 5000 events."), Problem($"BEGIN:VCALENDAR\r\n{many}END:VCALENDAR\r\n"));
    }

    [Theory]
    [InlineData("DTSTART:20261345T100000Z")]
    [InlineData("SUMMARY:No start")]
    [InlineData("DTSTART:20260301T100000Z|DTEND:soon")]
    [InlineData("DTSTART:20260301T100000Z|DTEND:20260301T090000Z")]
    [InlineData("DTSTART:20260301T100000Z|DURATION:PT1HX")]
    [InlineData("DTSTART:20260301T100000Z|DURATION:P99999999999999W")]
    [InlineData("DTSTART;TZID=Nowhere:20260301T100000|DTEND;TZID=Nowhere:20260301T110000")]
    [InlineData("DTSTART:20260301T100000Z|DURATION:PT1H|RRULE:FREQ=SOMETIMES")]
    [InlineData("DTSTART:20260301T100000Z|DURATION:PT1H|RRULE:FREQ=DAILY;INTERVAL=0")]
    [InlineData("DTSTART:16010101T000000Z|DURATION:PT1S|RRULE:FREQ=SECONDLY")]
    [InlineData("DTSTART:20260301T100000Z|DURATION:PT1S|RRULE:FREQ=MINUTELY;COUNT=5")]
    [InlineData("DTSTART:20260301T100000Z|DURATION:PT1S|RRULE:FREQ=HOURLY")]
    [InlineData("DTSTART:20260301T100000Z|DURATION:PT1S|RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5")]
    [InlineData("DTSTART:20260301T100000Z|DURATION:PT1H|RRULE:FREQ=DAILY|EXDATE:never")]
    [InlineData("DTSTART:20260301T100000Z|DURATION:PT1H|RECURRENCE-ID;RANGE=THISANDFUTURE:20260301T100000Z")]
    [InlineData("DTSTART:99991231T235959Z|DURATION:P9000000W")]
    public void An_event_that_cannot_be_read_is_counted(string lines)
    {
        var read = CalendarImport.ReadBusy(File(lines.Split('|')), Appointments.London, Year);
        Assert.Equal((0, null, 1), (read.Busy.Count, read.Problem, read.Skipped));
    }

    [Fact]
    public void One_bad_event_leaves_the_others()
    {
        var read = CalendarImport.ReadBusy(File(["DTSTART:never"], ["DTSTART:20260301T100000Z", "DTEND:20260301T110000Z"]), Appointments.London, Year);
        Assert.Equal(("2026-03-01T10:00:00Z/2026-03-01T11:00:00Z", 1), (Text(read), read.Skipped));
    }

    [Theory]
    [InlineData("utc", "20260301T100000Z/20260301T110000Z", "DTSTART:20260301T100000Z|DTEND:20260301T110000Z")]
    [InlineData("zone", "20260701T140000Z/20260701T150000Z", "DTSTART;TZID=America/New_York:20260701T100000|DTEND;TZID=America/New_York:20260701T110000")]
    [InlineData("quoted zone behind a prefix", "20260701T090000Z/20260701T100000Z", "DTSTART;TZID=\"/example.org/20260101/Europe/London\":20260701T100000|DURATION:PT1H")]
    [InlineData("zone of Windows", "20260701T140000Z/20260701T150000Z", "DTSTART;TZID=Eastern Standard Time:20260701T100000|DURATION:PT1H")]
    [InlineData("floating is the clinic's zone", "20260701T090000Z/20260701T100000Z", "DTSTART:20260701T100000|DTEND:20260701T110000")]
    [InlineData("a day", "20260630T230000Z/20260701T230000Z", "DTSTART;VALUE=DATE:20260701")]
    [InlineData("the day of a clock change", "20260329T000000Z/20260329T230000Z", "DTSTART;VALUE=DATE:20260329|DTEND;VALUE=DATE:20260330")]
    [InlineData("two days", "20260630T230000Z/20260702T230000Z", "DTSTART;VALUE=DATE:20260701|DTEND;VALUE=DATE:20260703")]
    [InlineData("a day by the clock on the wall", "20260328T120000Z/20260329T110000Z", "DTSTART;TZID=Europe/London:20260328T120000|DURATION:P1D")]
    [InlineData("24 hours", "20260328T120000Z/20260329T120000Z", "DTSTART;TZID=Europe/London:20260328T120000|DURATION:PT24H")]
    [InlineData("no end, no time", "", "DTSTART:20260301T100000Z")]
    [InlineData("free", "", "DTSTART:20260301T100000Z|DURATION:PT1H|TRANSP:TRANSPARENT")]
    [InlineData("cancelled", "", "DTSTART:20260301T100000Z|DURATION:PT1H|STATUS:cancelled")]
    [InlineData("tentative", "20260301T100000Z/20260301T110000Z", "DTSTART:20260301T100000Z|DURATION:PT1H|STATUS:TENTATIVE")]
    [InlineData("into the horizon", "20260101T000000Z/20260101T010000Z", "DTSTART:20251230T100000Z|DTEND:20260101T010000Z")]
    [InlineData("outside of the horizon", "", "DTSTART:20251230T100000Z|DTEND:20260101T000000Z")]
    [InlineData("folded and in small letters", "20260301T100000Z/20260301T110000Z", "dtstart:20260301T|\t100000Z|dtend:20260301T110000Z")]
    [InlineData("words that look like lines", "20260301T100000Z/20260301T110000Z", "DESCRIPTION:one\u2028DTSTART:20260501T100000Z|DTSTART:20260301T100000Z|DURATION:PT1H")]
    [InlineData("an alarm has its own times", "20260301T100000Z/20260301T110000Z", "BEGIN:VALARM|DURATION:PT5H|END:VALARM|DTSTART:20260301T100000Z|DURATION:PT1H")]
    [InlineData("weekly over a clock change", "20260323T090000Z/20260323T100000Z 20260330T080000Z/20260330T090000Z",
        "DTSTART;TZID=Europe/London:20260323T090000|DTEND;TZID=Europe/London:20260323T100000|RRULE:FREQ=WEEKLY;COUNT=2")]
    [InlineData("until, in UTC", "20260701T210000Z/20260701T220000Z 20260702T210000Z/20260702T220000Z",
        "DTSTART;TZID=America/Sao_Paulo:20260701T180000|DURATION:PT1H|RRULE:FREQ=DAILY;UNTIL=20260702T210000Z")]
    [InlineData("until a date, that day included", "20260701T090000Z/20260701T100000Z 20260702T090000Z/20260702T100000Z",
        "DTSTART;TZID=Europe/London:20260701T100000|DURATION:PT1H|RRULE:FREQ=DAILY;UNTIL=20260702")]
    [InlineData("without an end, from long ago", "20261231T100000Z/20261231T110000Z", "DTSTART:20031231T100000Z|DURATION:PT1H|RRULE:FREQ=YEARLY")]
    [InlineData("begun before the horizon", "20260101T000000Z/20260103T000000Z 20261228T000000Z/20270101T000000Z",
        "DTSTART:20241228T000000Z|DURATION:P6D|RRULE:FREQ=YEARLY")]
    [InlineData("a date that never comes", "", "DTSTART:20260228T100000Z|DURATION:PT1H|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("exceptions", "20260702T090000Z/20260702T100000Z", "DTSTART;TZID=Europe/London:20260701T100000|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=4|EXDATE:20260701T090000Z|EXDATE;VALUE=DATE:20260703,20260704")]
    [InlineData("more dates", "20260301T100000Z/20260301T110000Z 20260305T100000Z/20260305T110000Z 20260307T100000Z/20260307T103000Z",
        "DTSTART:20260301T100000Z|DURATION:PT1H|RDATE:20260305T100000Z|RDATE;VALUE=PERIOD:20260307T100000Z/PT30M")]
    public void An_event_is_busy_when_it_is(string which, string busy, string lines)
    {
        var read = CalendarImport.ReadBusy(File(lines.Split('|')), Appointments.London, Year);
        Assert.Equal((null, 0), (read.Problem, read.Skipped));
        Assert.Equal((which, busy), (which, string.Join(' ', read.Busy.Select(each => $"{Short(each.Start)}/{Short(each.End)}"))));
    }

    [Fact]
    public void A_single_time_that_was_moved_or_cancelled_stands_in_for_its_place()
    {
        string[] whole = ["UID:a", "DTSTART;TZID=Europe/London:20260701T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"];
        string[] moved = ["UID:a", "RECURRENCE-ID:20260701T090000Z", "DTSTART;TZID=Europe/London:20260701T150000", "DURATION:PT1H"];
        string[] cancelled = ["UID:a", "RECURRENCE-ID;TZID=Europe/London:20260702T100000", "DTSTART;TZID=Europe/London:20260702T100000", "DURATION:PT1H", "STATUS:CANCELLED"];
        string[] other = ["UID:b", "RECURRENCE-ID:20260703T090000Z", "DTSTART:20260705T090000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"];
        Assert.Equal(
            "2026-07-01T14:00:00Z/2026-07-01T15:00:00Z 2026-07-03T09:00:00Z/2026-07-03T10:00:00Z",
            Text(CalendarImport.ReadBusy(File(moved, whole, cancelled, other), Appointments.London, Year)));
    }

    [Fact]
    public void Of_two_revisions_the_newer_counts()
    {
        string[] old = ["UID:a", "SEQUENCE:1", "DTSTART:20260701T100000Z", "DURATION:PT1H"];
        string[] moved = ["UID:a", "SEQUENCE:2", "DTSTART:20260702T100000Z", "DURATION:PT1H"];
        Assert.Equal("2026-07-02T10:00:00Z/2026-07-02T11:00:00Z", Text(CalendarImport.ReadBusy(File(moved, old), Appointments.London, Year)));
    }

    [Fact]
    public void Times_that_touch_are_one()
    {
        var read = CalendarImport.ReadBusy(
            File(["DTSTART:20260701T110000Z", "DURATION:PT1H"], ["DTSTART:20260701T100000Z", "DURATION:PT1H"], ["DTSTART:20260701T103000Z", "DURATION:PT5M"]), Appointments.London, Year);
        Assert.Equal("2026-07-01T10:00:00Z/2026-07-01T12:00:00Z", Text(read));
    }

    [Fact]
    public void A_zone_that_only_the_file_explains_is_taken_from_it()
    {
        const string zone = """
            BEGIN:VTIMEZONE
            TZID:Customized Time Zone
            BEGIN:STANDARD
            DTSTART:16010101T020000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0000
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T010000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            TZOFFSETFROM:+0000
            TZOFFSETTO:+0100
            END:DAYLIGHT
            END:VTIMEZONE

            """;
        var file = File("DTSTART;TZID=Customized Time Zone:20260323T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")
            .Replace("BEGIN:VEVENT", zone.ReplaceLineEndings("\r\n") + "BEGIN:VEVENT", StringComparison.Ordinal);
        Assert.Equal("2026-03-23T09:00:00Z/2026-03-23T10:00:00Z 2026-03-30T08:00:00Z/2026-03-30T09:00:00Z", Text(CalendarImport.ReadBusy(file, DateTimeZone.Utc, Year)));
    }

    [Fact]
    public void What_we_write_is_read_back()
    {
        foreach (var id in new[] { "Europe/London", "Europe/Dublin", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu" })
        {
            var feed = CalendarFile.Publish("Feed", [Appointments.Usual, Appointments.Usual with { Uid = "b", IsCancelled = true, End = Appointments.Usual.End + Duration.FromHours(1) }],
                Appointments.Zone(id), Duration.FromHours(1), Appointments.Usual.Stamp);
            Assert.Equal([new Interval(Appointments.Usual.Start, Appointments.Usual.End)], CalendarImport.ReadBusy(feed, DateTimeZone.Utc, Year).Busy);
        }
    }

    // Each is small, and asks for as much as it can.
    [Theory]
    [InlineData("DTSTART:00010101T000000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2000000000")]
    [InlineData("DTSTART:00010101T000000Z|DURATION:PT1H|RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=9999")]
    [InlineData("DTSTART:00010101T000000Z|DURATION:PT1H|RRULE:FREQ=DAILY")]
    [InlineData("DTSTART:20200101T000000Z|DURATION:PT1H|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("DTSTART:20200101T000000Z|DURATION:PT1H|RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366,-366")]
    [InlineData("DTSTART:20200101T000000Z|DURATION:PT1H|RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23")]
    public void Of_five_thousand_greedy_events_those_beyond_what_a_file_may_cost_are_skipped(string lines)
    {
        var read = CalendarImport.ReadBusy(File([.. Enumerable.Repeat(lines.Split('|'), 4900)]), Appointments.London, Year);
        Assert.Null(read.Problem);
        Assert.True(read.Skipped > 0);
    }

    [Fact]
    public void Whatever_is_changed_in_a_file_gives_a_result()
    {
        var good = File(["UID:a", "DTSTART;TZID=Europe/London:20260701T100000", "DTEND;TZID=Europe/London:20260701T110000", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261001T000000Z", "EXDATE;TZID=Europe/London:20260708T100000"],
            ["UID:a", "RECURRENCE-ID:20260706T090000Z", "DTSTART:20260706T120000Z", "DURATION:PT1H"]);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 12], Gen.Char.Array[0, 6].Select(signs => new string(signs))).Array[1, 4].Array[3000].Sample(
            all => Assert.All(all, changes =>
            {
                var text = good;
                foreach (var (at, length, put) in changes)
                {
                    var from = Math.Min(at, text.Length);
                    text = text[..from] + put + text[Math.Min(from + length, text.Length)..];
                }

                var read = CalendarImport.ReadBusy(text, Appointments.London, Year);
                Assert.Equal(read.Busy.OrderBy(each => each.Start), read.Busy);
                Assert.All(read.Busy, each => Assert.True(each.Start >= Year.Start && each.End <= Year.End));
            }),
            iter: 1,
            threads: 1,
            seed: "0N0XIzNsQ0O2");
    }

    private static (CalendarImportProblem? Problem, string? Reason) Problem(string text)
    {
        var read = CalendarImport.ReadBusy(text, Appointments.London, Year);
        Assert.Empty(read.Busy);
        return (read.Problem, read.Reason);
    }

    private static string Text(CalendarImportResult read) => string.Join(' ', read.Busy);

    private static string Short(Instant at) => InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(at);

    private static string File(params string[] lines) => File([lines]);

    private static string File(params string[][] events) =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{string.Concat(events.Select(lines => $"BEGIN:VEVENT\r\n{string.Concat(lines.Select(line => line + "\r\n"))}END:VEVENT\r\n"))}END:VCALENDAR\r\n";
}
