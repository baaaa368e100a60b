using NodaTime;
using NodaTime.Text;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Tests.Specialists;

public sealed class ClinicCalendarTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    // Christmas Day 2026 is a Friday; Monday is the substitute for Boxing Day.
    private static readonly Closure Christmas = new(new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 28), "Christmas");
    private static readonly Closure NewYear = new(new LocalDate(2027, 1, 1), new LocalDate(2027, 1, 1), "New Year");

    [Theory]
    [InlineData(Tier.P0, "2026-12-24T17:50", "2026-12-24T18:05")]
    [InlineData(Tier.P0, "2026-12-24T19:00", "2026-12-29T08:15")]
    [InlineData(Tier.P0, "2026-12-25T10:00", "2026-12-29T08:15")]
    [InlineData(Tier.P1, "2026-12-24T10:00", "2026-12-24T18:00")]
    [InlineData(Tier.P1, "2026-12-24T17:30", "2026-12-29T10:00")]
    [InlineData(Tier.P1, "2026-12-28T12:00", "2026-12-29T10:00")]
    [InlineData(Tier.P2, "2026-12-24T10:00", "2026-12-30T18:00")]
    [InlineData(Tier.P3, "2026-12-24T10:00", "2027-01-05T18:00")]
    public void No_time_to_answer_runs_out_over_a_weekend_and_christmas(Tier tier, string from, string due) =>
        Assert.Equal(At(due), ReplyClock.DueAt(tier, needsACall: false, At(from), Weekdays(Christmas, NewYear)));

    [Fact]
    public void A_call_is_not_due_on_a_holiday() =>
        Assert.Equal(At("2026-12-29T18:00"), ReplyClock.DueAt(Tier.P3, needsACall: true, At("2026-12-24T10:00"), Weekdays(Christmas)));

    [Fact]
    public void What_closes_at_midnight_is_open_until_the_day_ends()
    {
        var calendar = new ClinicCalendar(London, [new OpeningHours(IsoDayOfWeek.Thursday, new LocalTime(18, 0), LocalTime.Midnight), new OpeningHours(IsoDayOfWeek.Friday, LocalTime.Midnight, LocalTime.Midnight)]);
        Assert.Equal((false, true, true), (calendar.IsOpen(At("2026-11-26T17:59")), calendar.IsOpen(At("2026-11-26T23:59")), calendar.IsOpen(At("2026-11-27T12:00"))));
        Assert.Equal(At("2026-11-27T00:00"), calendar.CurrentOrNextSpan(At("2026-11-26T20:00")).End);
        Assert.Equal(At("2026-11-28T00:00"), calendar.CloseOfWorkingDay(At("2026-11-26T20:00"), 1));
        Assert.Throws<ArgumentException>(() => new OpeningHours(IsoDayOfWeek.Friday, new LocalTime(22, 0), new LocalTime(6, 0)));
    }

    [Fact]
    public void It_is_not_open_on_a_holiday_and_says_when_it_opens_next()
    {
        var calendar = Weekdays(Christmas);
        Assert.True(calendar.IsOpen(At("2026-12-24T10:00")));
        Assert.False(calendar.IsOpen(At("2026-12-28T10:00")));
        Assert.True(calendar.IsClosedOn(new LocalDate(2026, 12, 28)));
        Assert.False(calendar.IsClosedOn(new LocalDate(2026, 12, 29)));
        Assert.Equal(At("2026-12-29T08:00"), calendar.CurrentOrNextSpan(At("2026-12-25T10:00")).Start);
        Assert.Equal(At("2026-12-29T08:00"), calendar.NextSpan(At("2026-12-24T10:00")).Start);
    }

    [Fact]
    public void A_closed_site_leaves_the_clinic_open()
    {
        var calendar = Weekdays(new Closure(new LocalDate(2026, 11, 24), new LocalDate(2026, 11, 24), "Paint", Guid.NewGuid()));
        Assert.True(calendar.IsOpen(At("2026-11-24T10:00")));
        Assert.Equal(At("2026-11-24T18:00"), ReplyClock.DueAt(Tier.P1, needsACall: false, At("2026-11-24T10:00"), calendar));
    }

    [Fact]
    public void A_closure_of_weeks_moves_every_deadline_behind_it()
    {
        var calendar = Weekdays(new Closure(new LocalDate(2026, 12, 1), new LocalDate(2027, 1, 15), "Moving house"));
        Assert.Equal(At("2027-01-18T08:15"), ReplyClock.DueAt(Tier.P0, needsACall: false, At("2026-12-02T10:00"), calendar));
        Assert.Equal(At("2027-01-22T18:00"), ReplyClock.DueAt(Tier.P3, needsACall: false, At("2026-12-02T10:00"), calendar));
    }

    [Fact]
    public void A_closure_without_an_end_in_sight_is_not_counted_so_that_a_deadline_exists()
    {
        var calendar = Weekdays(new Closure(new LocalDate(2026, 12, 1), new LocalDate(2030, 12, 31), "For good"));
        foreach (var tier in Enum.GetValues<Tier>())
        {
            Assert.Equal(
                ReplyClock.DueAt(tier, needsACall: true, At("2026-12-02T10:00"), Weekdays()),
                ReplyClock.DueAt(tier, needsACall: true, At("2026-12-02T10:00"), calendar));
        }

        Assert.False(calendar.IsOpen(At("2026-12-02T10:00")));
    }

    [Fact]
    public void A_clinic_of_one_day_a_week_has_its_fifth_working_day_behind_a_closure()
    {
        var calendar = new ClinicCalendar(London, [new OpeningHours(IsoDayOfWeek.Friday, new LocalTime(9, 0), new LocalTime(12, 0))], [Christmas, NewYear]);
        Assert.Equal(At("2027-01-29T12:00"), calendar.CloseOfWorkingDay(At("2026-12-18T10:00"), 4));
        Assert.Equal(At("2027-02-05T12:00"), calendar.CloseOfWorkingDay(At("2026-12-18T10:00"), 5));
    }

    private static ClinicCalendar Weekdays(params Closure[] closures) => new(
        London, [.. Enumerable.Range(1, 5).Select(day => new OpeningHours((IsoDayOfWeek)day, new LocalTime(8, 0), new LocalTime(18, 0)))], closures);

    private static Instant At(string local) => London.AtLeniently(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value).ToInstant();
}
