using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Enquiries;

/// <summary>Vectors of the clock: each is the life of one enquiry, in the clinic's civil time, with what the clock must say at its end.</summary>
public sealed class EnquiryClockTests
{
    private static readonly Actor Staff = Actor.Staff(Guid.NewGuid());

    [Theory]
    [InlineData("a morning", "2026-11-24T10:00 +2:00 received, 2026-11-24T11:30 now", "1:30", "0:00", "2026-11-24T12:00")]
    [InlineData("over lunch", "2026-11-24T12:00 +1:00 received, 2026-11-24T14:00 now", "1:00", "0:00", "2026-11-24T14:00")]
    [InlineData("over a night", "2026-11-24T16:30 +2:00 received, 2026-11-25T09:30 now", "1:00", "0:00", "2026-11-25T10:30")]
    [InlineData("over a weekend", "2026-11-27T16:00 +2:00 received, 2026-11-30T10:00 now", "2:00", "0:00", "2026-11-30T10:00")]
    [InlineData("over Christmas", "2026-12-24T16:00 +2:00 received, 2026-12-29T10:00 now", "2:00", "0:00", "2026-12-29T10:00")]
    [InlineData("came at night", "2026-11-24T22:00 +1:00 received, 2026-11-25T09:20 now", "0:20", "0:00", "2026-11-25T10:00")]
    [InlineData("paused for a day", "2026-11-24T10:00 +4:00 received, 2026-11-24T11:00 ask, 2026-11-25T11:00 back, 2026-11-25T12:00 now", "2:00", "7:00", "2026-11-25T15:00")]
    [InlineData("paused over a weekend", "2026-11-27T15:00 +4:00 received, 2026-11-27T16:00 ask, 2026-11-30T10:00 back, 2026-11-30T11:00 now", "2:00", "2:00", "2026-11-30T14:00")]
    [InlineData("still paused", "2026-11-24T10:00 +4:00 received, 2026-11-24T11:00 ask, 2026-11-24T16:00 now", "1:00", "4:00", null)]
    [InlineData("late before it was paused", "2026-11-24T10:00 +1:00 received, 2026-11-24T12:00 ask, 2026-11-25T10:00 back, 2026-11-25T10:30 now", "2:30", "5:00", "2026-11-25T10:00")]
    [InlineData("paused twice", "2026-11-24T09:00 +3:00 received, 2026-11-24T10:00 ask, 2026-11-24T11:00 back, 2026-11-24T12:00 ask, 2026-11-25T09:00 back, 2026-11-25T09:30 now", "2:30", "5:00", "2026-11-25T10:00")]
    [InlineData("closed", "2026-11-24T10:00 +4:00 received, 2026-11-24T11:00 close, 2026-11-26T11:00 now", "1:00", "0:00", null)]
    [InlineData("opened again", "2026-11-24T10:00 +4:00 received, 2026-11-24T11:00 close, 2026-11-26T10:00 +3:00 reopen, 2026-11-26T11:00 now", "1:00", "0:00", "2026-11-26T14:00")]
    [InlineData("made urgent", "2026-11-24T10:00 +40:00 received, 2026-11-24T11:00 P1, 2026-11-24T12:00 now", "2:00", "0:00", "2026-11-24T17:00")]
    [InlineData("made urgent while it waited", "2026-11-24T10:00 +40:00 received, 2026-11-24T11:00 ask, 2026-11-24T15:00 P1, 2026-11-24T16:00 now", "2:00", "3:00", "2026-11-24T17:00")]
    public void In_the_clinics_hours(string name, string life, string used, string paused, string? due) => AssertClock(name, life, Weekdays("Europe/London"), used, paused, due);

    [Theory]
    [InlineData("the hour that is skipped", "2026-03-29T00:30 +2:00 received, 2026-03-29T03:30 now", "2:00", "2026-03-29T03:30")]
    [InlineData("the hour that comes twice", "2026-10-25T00:30 +3:00 received, 2026-10-25T02:30 now", "3:00", "2026-10-25T02:30")]
    [InlineData("into the next week", "2026-03-29T03:30 +1:00 received, 2026-04-05T00:15 now", "0:45", "2026-04-05T00:30")]
    public void On_the_nights_on_which_clocks_change(string name, string life, string used, string due) => AssertClock(
        name, life, new ClinicCalendar(Zone("Europe/London"), [new OpeningHours(IsoDayOfWeek.Sunday, LocalTime.Midnight, new LocalTime(4, 0))]), used, "0:00", due);

    [Theory]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    [InlineData("Pacific/Auckland")]
    public void In_another_zone_its_own_hours_count(string zone) =>
        AssertClock(zone, "2026-11-24T16:30 +2:00 received, 2026-11-25T09:30 now", Weekdays(zone), "1:00", "0:00", "2026-11-25T10:30");

    [Fact]
    public void Two_hours_at_one_instant_differ_where_the_clinic_is_shut()
    {
        var (from, to) = (Instant.FromUtc(2026, 11, 24, 9, 0), Instant.FromUtc(2026, 11, 24, 11, 0));
        Assert.Equal(Duration.FromHours(2), Weekdays("Europe/London").OpenTime(from, to));
        Assert.Equal(Duration.Zero, Weekdays("America/Los_Angeles").OpenTime(from, to));
    }

    [Fact]
    public void Open_time_forwards_is_open_time_between()
    {
        Gen.Select(Gen.Int[0, 400 * 24 * 60], Gen.Int[0, 90 * 60]).Sample((minute, open) =>
        {
            var (calendar, from) = (Weekdays("Europe/London"), Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minute));
            var until = calendar.AfterOpenTime(from, Duration.FromMinutes(open));
            Assert.Equal(Duration.FromMinutes(open), calendar.OpenTime(from, until));
            Assert.True(until >= from);
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => Weekdays("Europe/London").AfterOpenTime(Instant.FromUtc(2026, 1, 1, 0, 0), Duration.FromMinutes(-1)));
        Assert.Equal(Duration.Zero, Weekdays("Europe/London").OpenTime(Instant.FromUtc(2026, 1, 6, 10, 0), Instant.FromUtc(2026, 1, 5, 10, 0)));
    }

    [Theory, EveryDatabase]
    public async Task What_the_patient_writes_ends_the_pause_and_what_the_receipt_promised_is_what_the_desk_reads(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        async Task<EnquiryClock> ClockAsync() => (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Receptionist, receipt.Reference, CancellationToken.None))!.Clock;
        Assert.Equal(receipt.DueAt, (await ClockAsync()).DueAt);
        clinic.Clock.Advance(Duration.FromHours(1));
        await using (var db = clinic.Db())
        {
            var (enquiry, now) = (await db.Enquiries.SingleAsync(), TestClinic.Start + Duration.FromHours(1));
            Timeline.Add(db, enquiry.Claim(clinic.Receptionist.Actor, now));
            Timeline.Add(db, enquiry.AskPatient(now + Duration.FromDays(3), clinic.Receptionist.Actor, now));
            await db.SaveChangesAsync();
        }

        clinic.Clock.Advance(Duration.FromHours(2));
        Assert.Equal((Duration.FromHours(1), Duration.FromHours(2), true, null), ((await ClockAsync()).Used, (await ClockAsync()).Paused, (await ClockAsync()).IsPaused, (await ClockAsync()).DueAt));
        await clinic.Get<OwnEnquiries>().AddAsync(receipt.EnquiryId, "Mornings are best", CancellationToken.None);
        clinic.Clock.Advance(Duration.FromHours(1));
        var after = await ClockAsync();
        Assert.Equal((Duration.FromHours(2), Duration.FromHours(2), false), (after.Used, after.Paused, after.IsPaused));
        Assert.True(after.DueAt > receipt.DueAt);
    }

    [Fact]
    public void Without_a_history_there_is_no_clock() =>
        Assert.Throws<ArgumentException>(() => EnquiryClock.Of([], Instant.FromUtc(2026, 1, 1, 0, 0), Weekdays("Europe/London"), Instant.FromUtc(2026, 1, 1, 0, 0)));

    private static void AssertClock(string name, string life, ClinicCalendar calendar, string used, string paused, string? due)
    {
        Instant At(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value.InZoneLeniently(calendar.Zone).ToInstant();
        var steps = life.Split(", ").Select(step => step.Split(' ')).ToList();
        Instant Promise(string[] step) => calendar.AfterOpenTime(At(step[0]), Length(step[1][1..]));
        var (enquiry, received) = Received.Make(At(steps[0][0]), Promise(steps[0]));
        List<EnquiryEvent> history = [received];
        foreach (var step in steps[1..^1])
        {
            var at = At(step[0]);
            if (step[^1] is "ask" or "close" && enquiry.Status == EnquiryStatus.Received)
            {
                history.Add(enquiry.Claim(Staff, at));
            }

            history.Add(step[^1] switch
            {
                "ask" => enquiry.AskPatient(at + Duration.FromDays(7), Staff, at),
                "back" => enquiry.ReturnToTriage(at, Staff, at),
                "close" => enquiry.Close(ClosureReason.Declined, Staff, at),
                "reopen" => enquiry.Reopen(Promise(step), Staff, at),
                _ => enquiry.SetTier(Enum.Parse<Tier>(step[^1]), at, Staff, at),
            });
        }

        var clock = EnquiryClock.Of(history, enquiry.PromisedAt, calendar, At(steps[^1][0]));
        Assert.Equal((name, Length(used), Length(paused), due is null ? null : At(due)), (name, clock.Used, clock.Paused, clock.DueAt));
    }

    private static Duration Length(string text) => text.Split(':') is [var hours, var minutes]
        ? Duration.FromMinutes((int.Parse(hours, System.Globalization.CultureInfo.InvariantCulture) * 60) + int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture))
        : throw new FormatException(text);

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    // Nine to five, with an hour of lunch at half past twelve; closed at Christmas.
    private static ClinicCalendar Weekdays(string zone) => new(
        Zone(zone),
        [
            .. Enumerable.Range(1, 5).SelectMany(day => new[]
            {
                new OpeningHours((IsoDayOfWeek)day, new LocalTime(9, 0), new LocalTime(12, 30)), new OpeningHours((IsoDayOfWeek)day, new LocalTime(13, 30), new LocalTime(17, 0)),
            }),
        ],
        [new Closure(new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 28), "Christmas")]);
}
