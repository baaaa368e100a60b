using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using static SpineClinic.Tests.Booking.SeriesPlannerTests;

namespace SpineClinic.Tests.Booking;

public sealed class SeriesChangeTests
{
    [Theory, EveryDatabase]
    public async Task A_manager_changes_no_series_and_what_is_not_one_has_no_following(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var planner = clinic.Get<SeriesPlanner>();
        var alone = await clinic.BookedAsync(BookingDesk.Tuesday);
        await Assert.ThrowsAsync<NotPermittedException>(() => planner.MoveAsync(clinic.Manager, alone, SeriesScope.All, Period.FromDays(7), null, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => planner.CancelAsync(clinic.Manager, alone, SeriesScope.All, CancelReason.Other, null, CancellationToken.None));
        Assert.Equal(DiaryOutcome.NotPossible, (await MoveAsync(clinic, alone, SeriesScope.ThisAndFollowing, Period.FromDays(7))).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await CancelAsync(clinic, alone, SeriesScope.All)).Outcome);
        Assert.Equal(DiaryOutcome.NotFound, (await MoveAsync(clinic, Guid.NewGuid(), SeriesScope.All, Period.FromDays(7))).Outcome);
        Assert.Equal(DiaryOutcome.Done, (await MoveAsync(clinic, alone, SeriesScope.This, Period.FromMinutes(60))).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task When_one_of_them_cannot_be_moved_none_is(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (key, ids) = await BookedAsync(clinic, 3);
        await clinic.BookedAsync(Instant.FromUtc(2026, 12, 8, 14, 0));
        var taken = await MoveAsync(clinic, ids[0], SeriesScope.ThisAndFollowing, Period.FromHours(4));
        Assert.Equal(DiaryOutcome.Taken, taken.Outcome);
        var refused = await MoveAsync(clinic, ids[0], SeriesScope.All, Period.FromDays(1));
        Assert.Equal((DiaryOutcome.ReasonMissing, (LocalDateTime?)new LocalDateTime(2026, 12, 16, 10, 0)), (refused.Outcome, refused.At));
        Assert.Equal([10, 10, 10], (await DiaryRows.OfSeriesAsync(clinic, key)).Select(row => row.Start.InUtc().Hour));
        Assert.Single(await DiaryRows.LettersAsync(clinic, "series"));
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task To_an_hour_that_the_clocks_skip_nothing_moves(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var key = Guid.NewGuid();
        var wish = Weekly(clinic, 1) with { Dates = [new LocalDate(2027, 3, 23), new LocalDate(2027, 3, 30)] };
        var ids = (await BookAsync(clinic, wish, key, [.. wish.Dates])).AppointmentIds;
        var toTheNight = Period.Between(new LocalDateTime(2027, 3, 23, 10, 0), new LocalDateTime(2027, 3, 21, 1, 30), PeriodUnits.Days | PeriodUnits.Minutes);
        var result = await clinic.Get<SeriesPlanner>().MoveAsync(clinic.Receptionist, ids[0], SeriesScope.All, toTheNight, "Night clinic", CancellationToken.None);
        Assert.Equal((DiaryOutcome.Refused, (LocalDateTime?)new LocalDateTime(2027, 3, 28, 1, 30), 0), (result.Outcome, result.At, result.Rules.Count));
        Assert.Equal([23, 30], (await DiaryRows.OfSeriesAsync(clinic, key)).Select(row => row.Start.InUtc().Day));
    }

    [Theory, EveryDatabase]
    public async Task This_and_following_move_each_into_the_place_of_the_next_and_one_letter_says_so(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (key, ids) = await BookedAsync(clinic, 3);
        Assert.Equal(DiaryOutcome.Done, (await MoveAsync(clinic, ids[1], SeriesScope.ThisAndFollowing, Period.FromDays(7))).Outcome);
        Assert.Equal([1, 15, 22], (await DiaryRows.OfSeriesAsync(clinic, key)).Select(row => row.Start.InUtc().Day));
        Assert.Equal([0, 1, 1], (await DiaryRows.OfSeriesAsync(clinic, key)).Select(row => row.Revision));
        Assert.Equal(DiaryOutcome.Done, (await MoveAsync(clinic, ids[0], SeriesScope.All, Period.FromMinutes(30))).Outcome);
        Assert.Equal(DiaryOutcome.Done, (await MoveAsync(clinic, ids[2], SeriesScope.ThisAndFollowing, Period.FromDays(-14))).Outcome);
        Assert.Equal([(1, 10, 30), (8, 10, 30), (15, 10, 30)], (await DiaryRows.OfSeriesAsync(clinic, key)).Select(row => row.Start.InUtc()).Select(at => (at.Day, at.Hour, at.Minute)));
        Assert.Equal(
            [BookingLetters.SeriesBooked, BookingLetters.SeriesMoved, BookingLetters.SeriesMoved, BookingLetters.SeriesMoved],
            (await DiaryRows.LettersAsync(clinic, "series")).Select(letter => letter.Kind));
        await using var db = clinic.Db();
        var due = await db.Reminders.Where(row => row.State == ReminderState.Due).ToListAsync(TestContext.Current.CancellationToken);
        var now = await DiaryRows.OfSeriesAsync(clinic, key);
        Assert.All(due, row => Assert.Contains(now, appointment => appointment.Id == row.AppointmentId && appointment.Revision == row.Revision));
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task What_is_over_stays_as_it_was(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (key, ids) = await BookedAsync(clinic, 3);
        clinic.Clock.Reset(Instant.FromUtc(2026, 12, 8, 12, 0));
        Assert.Equal(DiaryOutcome.Done, (await MoveAsync(clinic, ids[0], SeriesScope.All, Period.FromMinutes(60))).Outcome);
        Assert.Equal([10, 10, 11], (await DiaryRows.OfSeriesAsync(clinic, key)).Select(row => row.Start.InUtc().Hour));
        Assert.Equal(DiaryOutcome.Done, (await CancelAsync(clinic, ids[0], SeriesScope.All)).Outcome);
        Assert.Equal(
            [AppointmentStatus.Booked, AppointmentStatus.Booked, AppointmentStatus.Cancelled], (await DiaryRows.OfSeriesAsync(clinic, key)).Select(row => row.Status));
        Assert.Equal(DiaryOutcome.NotPossible, (await CancelAsync(clinic, ids[0], SeriesScope.All)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task The_enquiry_is_to_rebook_only_when_none_of_them_is_left(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        var patient = await clinic.Get<SeriesPatients>().FindAsync(clinic.Receptionist, receipt.Reference, CancellationToken.None);
        var (key, ids) = await BookedAsync(clinic, 3, patient);
        Assert.Equal(DiaryOutcome.Done, (await CancelAsync(clinic, ids[1], SeriesScope.ThisAndFollowing)).Outcome);
        Assert.Equal((EnquiryStatus.Scheduled, (Worklist?)Worklist.Booked), await EnquiryAsync(clinic));
        Assert.Equal(DiaryOutcome.Done, (await CancelAsync(clinic, ids[0], SeriesScope.All)).Outcome);
        Assert.Equal((EnquiryStatus.Accepted, (Worklist?)Worklist.ToRebook), await EnquiryAsync(clinic));
        Assert.All(await DiaryRows.OfSeriesAsync(clinic, key), row => Assert.Equal(AppointmentStatus.Cancelled, row.Status));
        var letters = await DiaryRows.LettersAsync(clinic, BookingLetters.SeriesCancelled);
        Assert.Equal(2, letters.Count);
        Assert.Contains("Tuesday 8 December at 10:00", letters[0].Text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 15 December at 10:00", letters[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tuesday 1 December", letters[0].Text, StringComparison.Ordinal);
        await using var db = clinic.Db();
        Assert.Empty(await db.OccupancyCells.ToListAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Reminders.AnyAsync(row => row.State == ReminderState.Due, TestContext.Current.CancellationToken));
    }

    [Theory, EveryDatabase]
    public async Task Nobody_is_found_by_a_wrong_reference_or_by_an_enquiry_that_may_not_be_booked(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var patients = clinic.Get<SeriesPatients>();
        var receipt = await clinic.ReceiveAsync();
        await Assert.ThrowsAsync<NotPermittedException>(() => patients.FindAsync(clinic.Manager, receipt.Reference, CancellationToken.None));
        foreach (var nothing in new[] { null, "", "nonsense", EnquiryReference.New(), AppointmentReference.New() })
        {
            Assert.Null(await patients.FindAsync(clinic.Receptionist, nothing, CancellationToken.None));
        }

        var id = await clinic.BookedAsync(BookingDesk.Tuesday);
        var appointment = (await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!;
        Assert.Equal(appointment.PatientId, (await patients.FindAsync(clinic.Receptionist, appointment.Reference, CancellationToken.None))!.PatientId);
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(TestContext.Current.CancellationToken);
        Timeline.Add(db, enquiry.Close(ClosureReason.WithdrawnByPatient, clinic.Receptionist.Actor, TestClinic.Start));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Null(await patients.FindAsync(clinic.Receptionist, receipt.Reference, CancellationToken.None));
    }

    private static async Task<(Guid Key, IReadOnlyList<Guid> Ids)> BookedAsync(TestClinic clinic, int count, PatientToBook? patient = null)
    {
        var (key, wish) = (Guid.NewGuid(), Weekly(clinic, count));
        var result = await BookAsync(clinic, patient is null ? wish : wish with { Patient = patient }, key, [.. wish.Dates]);
        return result.IsDone ? (key, result.AppointmentIds) : throw new InvalidOperationException($"{result.Outcome}");
    }

    private static Task<SeriesResult> MoveAsync(TestClinic clinic, Guid id, SeriesScope scope, Period shift) =>
        clinic.Get<SeriesPlanner>().MoveAsync(clinic.Receptionist, id, scope, shift, null, CancellationToken.None);

    private static Task<SeriesResult> CancelAsync(TestClinic clinic, Guid id, SeriesScope scope) =>
        clinic.Get<SeriesPlanner>().CancelAsync(clinic.Receptionist, id, scope, CancelReason.ClinicNeedsTime, "Moved away", CancellationToken.None);

    private static async Task<(EnquiryStatus Status, Worklist? List)> EnquiryAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync();
        return (enquiry.Status, enquiry.Worklist);
    }
}
