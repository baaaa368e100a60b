using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Tests.Enquiries;

public sealed class ReplyClockTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private static readonly ClinicCalendar Weekdays = new(
        London, [.. Enumerable.Range(1, 5).Select(day => new OpeningHours((IsoDayOfWeek)day, new LocalTime(8, 0), new LocalTime(18, 0)))]);

    [Theory]
    [InlineData(Tier.P0, "2026-11-24T10:00", "2026-11-24T10:15")]
    [InlineData(Tier.P0, "2026-11-24T22:00", "2026-11-25T08:15")]
    [InlineData(Tier.P0, "2026-11-27T19:00", "2026-11-30T08:15")]
    [InlineData(Tier.P1, "2026-11-24T10:00", "2026-11-24T18:00")]
    [InlineData(Tier.P1, "2026-11-24T17:30", "2026-11-25T10:00")]
    [InlineData(Tier.P1, "2026-11-24T06:00", "2026-11-24T10:00")]
    [InlineData(Tier.P1, "2026-11-28T12:00", "2026-11-30T10:00")]
    [InlineData(Tier.P2, "2026-11-24T10:00", "2026-11-26T18:00")]
    [InlineData(Tier.P2, "2026-11-27T10:00", "2026-12-01T18:00")]
    [InlineData(Tier.P3, "2026-11-24T10:00", "2026-12-01T18:00")]
    [InlineData(Tier.P3, "2026-03-25T10:00", "2026-04-01T18:00")]
    [InlineData(Tier.P3, "2026-10-22T10:00", "2026-10-29T18:00")]
    public void Each_tier_has_its_clock_in_the_clinics_hours(Tier tier, string from, string due) =>
        Assert.Equal(At(due), ReplyClock.DueAt(tier, needsACall: false, At(from), Weekdays));

    [Theory]
    [InlineData("2026-11-24T09:00", "2026-11-24T17:00")]
    [InlineData("2026-11-24T12:00", "2026-11-24T17:00")]
    [InlineData("2026-11-24T13:00", "2026-11-24T17:00")]
    [InlineData("2026-11-24T16:00", "2026-11-24T17:00")]
    [InlineData("2026-11-24T16:01", "2026-11-25T11:00")]
    [InlineData("2026-11-24T08:00", "2026-11-24T11:00")]
    [InlineData("2026-11-27T16:30", "2026-11-30T11:00")]
    [InlineData("2026-11-28T12:00", "2026-11-30T11:00")]
    public void Lunch_is_not_the_end_of_the_day(string from, string due)
    {
        var withLunch = new ClinicCalendar(London,
        [
            .. Enumerable.Range(1, 5).SelectMany(day => new[]
            {
                new OpeningHours((IsoDayOfWeek)day, new LocalTime(9, 0), new LocalTime(12, 30)), new OpeningHours((IsoDayOfWeek)day, new LocalTime(13, 30), new LocalTime(17, 0)),
            }),
        ]);
        Assert.Equal(At(due), ReplyClock.DueAt(Tier.P1, needsACall: false, At(from), withLunch));
    }

    [Fact]
    public void A_call_is_due_within_one_working_day_if_nothing_is_sooner()
    {
        Assert.Equal(At("2026-11-25T18:00"), ReplyClock.DueAt(Tier.P3, needsACall: true, At("2026-11-24T10:00"), Weekdays));
        Assert.Equal(At("2026-11-24T18:00"), ReplyClock.DueAt(Tier.P1, needsACall: true, At("2026-11-24T10:00"), Weekdays));
    }

    [Fact]
    public void A_clinic_without_opening_hours_still_has_deadlines()
    {
        var always = new ClinicCalendar(London, []);
        foreach (var tier in Enum.GetValues<Tier>())
        {
            Assert.True(ReplyClock.DueAt(tier, needsACall: false, At("2026-11-24T10:00"), always) > At("2026-11-24T10:00"));
        }
    }

    [Fact]
    public void A_deadline_is_never_before_the_enquiry_in_any_zone_at_any_hour()
    {
        foreach (var zone in new[] { "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu" })
        {
            var calendar = new ClinicCalendar(
                DateTimeZoneProviders.Tzdb[zone], [.. Enumerable.Range(1, 5).Select(day => new OpeningHours((IsoDayOfWeek)day, new LocalTime(1, 30), new LocalTime(2, 30)))]);
            for (var at = At("2026-01-01T00:00"); at < At("2027-01-01T00:00"); at += Duration.FromHours(37))
            {
                Assert.All(Enum.GetValues<Tier>(), tier => Assert.True(ReplyClock.DueAt(tier, needsACall: true, at, calendar) > at));
            }
        }
    }

    private static Instant At(string local) => London.AtLeniently(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value).ToInstant();
}
