using NodaTime;
using SpineClinic.Booking;

namespace SpineClinic.Tests.Booking;

public sealed class OfferDeadlineTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    [Theory]
    [InlineData("2026-11-30T10:00", "2026-11-30T12:30", 0, null)] // 30 minutes are left before "two hours before"
    [InlineData("2026-11-30T10:00", "2026-12-02T10:00", 48, null)] // they cannot travel any more
    [InlineData("2026-11-30T22:00", "2026-12-01T10:30", 0, null)] // the night does not count: half an hour in the morning
    [InlineData("2026-11-30T10:00", "2026-12-08T09:00", 0, "2026-12-01T10:00")] // a day
    [InlineData("2026-11-30T10:00", "2026-12-01T09:00", 0, "2026-12-01T07:00")] // two hours before
    [InlineData("2026-11-30T10:00", "2026-12-02T09:00", 36, "2026-11-30T21:00")] // while they can still travel
    [InlineData("2026-11-30T20:00", "2026-12-08T09:00", 0, "2026-12-02T08:00")] // from eight in the morning
    [InlineData("2026-11-30T03:00", "2026-12-08T09:00", 0, "2026-12-01T08:00")]
    [InlineData("2026-11-30T19:59", "2026-12-08T09:00", 0, "2026-12-01T19:59")]
    public void A_day_but_neither_at_night_nor_too_late_to_come(string now, string start, int notice, string? until) =>
        Assert.Equal(until is null ? null : At(until), OfferDeadline.For(At(now), At(start), notice, London));

    [Fact]
    public void Who_is_rung_has_the_time_as_long_as_it_is_of_use() =>
        Assert.Equal(At("2026-12-07T09:00"), OfferDeadline.For(At("2026-11-30T10:00"), At("2026-12-08T09:00"), 24, London, isByPhone: true));

    [Fact]
    public void The_night_is_the_clinics()
    {
        var kathmandu = DateTimeZoneProviders.Tzdb["Asia/Kathmandu"];
        Assert.Equal(At("2026-12-02T02:15"), OfferDeadline.For(At("2026-11-30T15:00"), At("2026-12-08T09:00"), 0, kathmandu));
    }

    private static Instant At(string text) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value.InUtc().ToInstant();
}
