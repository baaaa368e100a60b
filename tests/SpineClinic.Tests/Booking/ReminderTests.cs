using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class ReminderTests
{
    private static readonly Instant InThreeWeeks = Instant.FromUtc(2026, 12, 15, 10, 0);
    private static readonly Instant WeekBefore = Instant.FromUtc(2026, 12, 8, 10, 0);
    private static readonly Instant DayBefore = Instant.FromUtc(2026, 12, 14, 15, 0);

    [Theory, EveryDatabase]
    public async Task Each_due_reminder_is_sent_once_by_two_runs_at_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(InThreeWeeks);
        await RunAtAsync(clinic, WeekBefore - Duration.FromMinutes(1));
        Assert.Equal(0, await LettersAsync(clinic));
        clinic.Clock.Reset(WeekBefore);
        var run = clinic.Get<ReminderRun>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => run.RunAsync(CancellationToken.None))));
        Assert.Equal(1, await LettersAsync(clinic));
        await RunAtAsync(clinic, WeekBefore + Duration.FromHours(1));
        Assert.Equal(1, await LettersAsync(clinic));
        await RunAtAsync(clinic, DayBefore);
        Assert.Equal(2, await LettersAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task A_clock_that_jumps_over_both_sends_what_is_of_use_and_reports_the_rest(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(InThreeWeeks);
        await RunAtAsync(clinic, DayBefore + Duration.FromHours(1));
        Assert.Equal([("day", ReminderState.Sent, null), ("week", ReminderState.Failed, "too-late")], await StatesAsync(clinic));
        await RunAtAsync(clinic, WeekBefore);
        Assert.Equal(1, await LettersAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task After_the_appointment_has_begun_nothing_is_sent_and_both_are_reported(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(InThreeWeeks);
        await RunAtAsync(clinic, InThreeWeeks + Duration.FromMinutes(1));
        Assert.Equal(0, await LettersAsync(clinic));
        var toRing = await clinic.Get<ReminderBook>().ToRingAsync(clinic.Receptionist, CancellationToken.None);
        Assert.Equal(2, toRing.Count);
    }

    [Theory, EveryDatabase]
    public async Task A_moved_appointment_is_reminded_of_its_new_time_alone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.BookedAsync(InThreeWeeks);
        await RunAtAsync(clinic, WeekBefore);
        await clinic.Get<Diary>().MoveAsync(id, clinic.Receptionist, clinic.Back.Id, InThreeWeeks + Duration.FromDays(7), null, null, CancellationToken.None);
        await RunAtAsync(clinic, DayBefore);
        Assert.Equal(1, await LettersAsync(clinic));
        await RunAtAsync(clinic, DayBefore + Duration.FromDays(7));
        Assert.Equal(2, await LettersAsync(clinic));
        Assert.Contains(await StatesAsync(clinic), row => row == ("day", ReminderState.Suppressed, "moved"));
    }

    [Theory, EveryDatabase]
    public async Task A_cancelled_appointment_is_not_reminded_of(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.BookedAsync(InThreeWeeks);
        await clinic.Get<Diary>().CancelAsync(id, null, CancelReason.FeelsBetter, null, CancellationToken.None);
        await RunAtAsync(clinic, DayBefore);
        Assert.Equal(0, await LettersAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task At_night_nobody_is_written_to(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(InThreeWeeks);
        await RunAtAsync(clinic, Instant.FromUtc(2026, 12, 8, 23, 0));
        Assert.Equal(0, await LettersAsync(clinic));
        await RunAtAsync(clinic, Instant.FromUtc(2026, 12, 9, 8, 0));
        Assert.Equal(1, await LettersAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Who_gave_no_address_is_on_the_list_to_ring_until_somebody_has(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.BookedAsync(InThreeWeeks, BookingDesk.Someone(email: null));
        await RunAtAsync(clinic, WeekBefore);
        var book = clinic.Get<ReminderBook>();
        var row = Assert.Single(await book.ToRingAsync(clinic.Receptionist, CancellationToken.None));
        Assert.Equal((id, "no-address"), (row.AppointmentId, row.Why));
        await Assert.ThrowsAsync<NotPermittedException>(() => book.MarkSeenAsync(clinic.Manager, id, row.Revision, row.Kind, CancellationToken.None));
        await book.MarkSeenAsync(clinic.Receptionist, id, row.Revision, row.Kind, CancellationToken.None);
        await book.MarkSeenAsync(clinic.Receptionist, id, row.Revision, row.Kind, CancellationToken.None);
        Assert.Empty(await book.ToRingAsync(clinic.Receptionist, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task The_sum_of_the_day_is_right(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(InThreeWeeks);
        await clinic.BookedAsync(InThreeWeeks + Duration.FromHours(1), BookingDesk.Someone(email: null));
        var gone = await clinic.BookedAsync(InThreeWeeks + Duration.FromHours(2));
        await clinic.Get<Diary>().CancelAsync(gone, null, CancelReason.Other, null, CancellationToken.None);
        clinic.Clock.Reset(WeekBefore);
        var before = await clinic.Get<ReminderBook>().TodayAsync(clinic.Manager, CancellationToken.None);
        Assert.Equal((3, 0, 1, 0, 2), (before.Due, before.Sent, before.NotNeeded, before.Failed, before.Waiting));
        await RunAtAsync(clinic, WeekBefore);
        var after = await clinic.Get<ReminderBook>().TodayAsync(clinic.Manager, CancellationToken.None);
        Assert.Equal((3, 1, 1, 1, 0, 1), (after.Due, after.Sent, after.NotNeeded, after.Failed, after.Waiting, after.ToRing));
        Assert.Equal(WeekBefore, after.LastRunAt);
    }

    [Theory]
    [InlineData("Europe/London", "2027-03-28T11:00", "2027-03-27T15:00Z")]
    [InlineData("Europe/London", "2026-10-25T11:00", "2026-10-24T14:00Z")]
    [InlineData("America/New_York", "2026-11-02T09:00", "2026-11-01T20:00Z")]
    public void The_day_before_is_at_three_in_the_afternoon_across_a_change_of_clocks(string zone, string local, string due)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        var start = tz.AtStrictly(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value).ToInstant();
        var place = new TimeAndPlace(start, start + Duration.FromMinutes(30), Cell.Of(start), Cell.Of(start) + 6, Guid.NewGuid(), null, []);
        var (appointment, _) = Appointment.Book(
            new NewAppointment(Guid.NewGuid(), Guid.NewGuid(), BookingDesk.Someone(), Guid.NewGuid(), place, ConsultationMode.InPerson, [1], null), Actor.System, start - Duration.FromDays(3));
        var reminder = Assert.Single(ReminderPlan.For(appointment, tz, start - Duration.FromDays(3)));
        Assert.Equal(due, NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Format(reminder.DueAt));
    }

    private static async Task RunAtAsync(TestClinic clinic, Instant at)
    {
        clinic.Clock.Reset(at);
        await clinic.Get<ReminderRun>().RunAsync(CancellationToken.None);
    }

    private static async Task<int> LettersAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.Letters.CountAsync(letter => letter.Kind == BookingLetters.Reminding);
    }

    private static async Task<List<(string, ReminderState, string?)>> StatesAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var rows = await db.Reminders.AsNoTracking().OrderBy(row => row.Revision).ThenBy(row => row.Kind).ToListAsync();
        return [.. rows.Select(row => (row.Kind, row.State, row.Why))];
    }
}
