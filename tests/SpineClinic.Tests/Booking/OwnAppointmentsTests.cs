using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class OwnAppointmentsTests
{
    private const string Digits = "0000";
    private static readonly Instant Later = BookingDesk.Tuesday + Duration.FromHours(1);

    [Theory, EveryDatabase]
    public async Task Ten_wrong_answers_lock_the_link_and_a_person_must_ring(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        var enquiry = await EnquiryAsync(clinic, receipt);
        var (own, token) = await BookedAsync(clinic, BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id));
        for (var i = 0; i < Invitation.MostTries; i++)
        {
            var outcome = (await own.TryOpenAsync(token, $"99{i:00}", $"192.0.2.{i}", CancellationToken.None)).Outcome;
            Assert.Equal(i == Invitation.MostTries - 1 ? OpenOutcome.Locked : OpenOutcome.Wrong, outcome);
        }

        Assert.Equal(OpenOutcome.Locked, (await own.TryOpenAsync(token, Digits, "192.0.2.99", CancellationToken.None)).Outcome);
        Assert.Equal(Instant.FromUtc(2026, 11, 25, 18, 0), (await EnquiryAsync(clinic, receipt)).NextActionDueAt);
        await using var db = clinic.Db();
        Assert.Equal(1, await db.AppointmentEvents.CountAsync(row => row.Kind == AppointmentEventKind.LinkLocked));
    }

    [Theory, EveryDatabase]
    public async Task Of_many_answers_at_one_moment_no_more_than_ten_are_looked_at(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (own, token) = await BookedAsync(clinic);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 14).Select(i => Task.Run(async () => (await own.TryOpenAsync(token, $"90{i:00}", $"198.51.100.{i}", CancellationToken.None)).Outcome)));
        Assert.Equal((Invitation.MostTries - 1, 5), (outcomes.Count(outcome => outcome == OpenOutcome.Wrong), outcomes.Count(outcome => outcome == OpenOutcome.Locked)));
    }

    [Theory, EveryDatabase]
    public async Task Who_was_invited_to_one_specialist_is_offered_no_other_when_moving(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var own = clinic.Get<OwnAppointments>();
        await clinic.Shape().AddSessionAsync(clinic.Manager, ShapeDesk.Session(clinic.Neck, await clinic.RoomAsync("Room 2")), false, CancellationToken.None);
        foreach (var only in new Guid?[] { clinic.Back.Id, null })
        {
            var invited = await (await Invited.AsAsync(clinic, specialistId: only)).OpenedAsync();
            var start = BookingDesk.Tuesday + Duration.FromHours(only is null ? 1 : 0);
            await invited.HoldAsync(start);
            var id = (await invited.TakeAsync()).AppointmentId!.Value;
            var read = (await own.FindAsync(await own.TokenOfAsync(id, CancellationToken.None), CancellationToken.None))!;
            Assert.Equal(only, read.OnlyWith);
            var offered = (await own.TimesAsync(read, null, CancellationToken.None)).Times;
            Assert.Equal(only is null, offered.Any(time => time.SpecialistId == clinic.Neck.Id));
            var other = (await clinic.Get<Diary>().FindAsync(Diary.QueryOf(read.Row, forStaff: false), CancellationToken.None)).Times.First(time => time.SpecialistId == clinic.Neck.Id);
            Assert.Equal(only is null ? DiaryOutcome.Done : DiaryOutcome.NotPossible, (await own.MoveAsync(id, other.SpecialistId, other.Start, CancellationToken.None)).Outcome);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_request_that_is_moved_to_an_earlier_time_is_kept_no_longer_than_until_then(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await using (var db = clinic.Db())
        {
            (await db.ConsultationTypes.SingleAsync(row => row.Id == clinic.First.Id)).NeedsApproval = true;
            await db.SaveChangesAsync();
        }

        clinic.Get<ClinicShape>().Forget();
        clinic.Clock.Advance(BookingDesk.Tuesday - Duration.FromDays(2) - TestClinic.Start);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await invited.HoldAsync(BookingDesk.Tuesday + Duration.FromHours(2));
        var (diary, id) = (clinic.Get<Diary>(), (await invited.TakeAsync()).AppointmentId!.Value);
        Assert.Equal(BookingDesk.Tuesday + Duration.FromHours(2), (await diary.GetAsync(id, CancellationToken.None))!.HeldUntil);
        Assert.True((await diary.MoveAsync(id, clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday, null, null, CancellationToken.None)).IsDone);
        Assert.Equal(BookingDesk.Tuesday, (await diary.GetAsync(id, CancellationToken.None))!.HeldUntil);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task What_staff_approved_is_moved_by_staff_and_not_over_somebody_elses_move(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await using (var db = clinic.Db())
        {
            (await db.ConsultationTypes.SingleAsync(row => row.Id == clinic.First.Id)).NeedsApproval = true;
            await db.SaveChangesAsync();
        }

        clinic.Get<ClinicShape>().Forget();
        var (diary, id) = (clinic.Get<Diary>(), await clinic.BookedAsync(BookingDesk.Tuesday));
        var (first, second) = (BookingDesk.Tuesday + Duration.FromHours(1), BookingDesk.Tuesday + Duration.FromHours(2));
        Assert.Equal(DiaryOutcome.NotPossible, (await diary.MoveAsync(id, null, clinic.Back.Id, first, null, null, CancellationToken.None)).Outcome);
        var seen = (await diary.GetAsync(id, CancellationToken.None))!.Revision;
        Assert.True((await diary.MoveAsync(id, clinic.Receptionist, clinic.Back.Id, first, null, null, CancellationToken.None, seen)).IsDone);
        Assert.Equal(DiaryOutcome.NotPossible, (await diary.MoveAsync(id, clinic.SecondReceptionist, clinic.Back.Id, second, null, null, CancellationToken.None, seen)).Outcome);
        Assert.Equal(first, (await diary.GetAsync(id, CancellationToken.None))!.Start);
    }

    [Theory, EveryDatabase]
    public async Task A_renewed_link_makes_the_older_useless(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (own, token) = await BookedAsync(clinic);
        await using var db = clinic.Db();
        var row = await db.Appointments.SingleAsync();
        var diary = clinic.Get<Diary>();
        await Assert.ThrowsAsync<NotPermittedException>(() => diary.RenewLinkAsync(clinic.Manager, row.Id, CancellationToken.None));
        for (var i = 0; i < Invitation.MostTries; i++)
        {
            await own.TryOpenAsync(token, $"99{i:00}", $"192.0.2.{i}", CancellationToken.None);
        }

        // Booked by phone it has no enquiry: it is with those to ring.
        var toRing = Assert.Single(await clinic.Get<ReminderBook>().ToRingAsync(clinic.Receptionist, CancellationToken.None));
        Assert.Equal((row.Id, Reminder.LinkLocked), (toRing.AppointmentId, toRing.Why));
        Assert.True((await diary.RenewLinkAsync(clinic.Receptionist, row.Id, CancellationToken.None)).IsDone);
        var renewed = (await diary.GetAsync(row.Id, CancellationToken.None))!;
        Assert.Null(await own.FindAsync(token, CancellationToken.None));
        Assert.Equal(OpenOutcome.Opened, (await own.TryOpenAsync(own.TokenOf(renewed), Digits, "192.0.2.99", CancellationToken.None)).Outcome);
        Assert.Contains(await db.Letters.Select(letter => letter.Text).ToListAsync(), text => text.Contains(own.TokenOf(renewed), StringComparison.Ordinal));
        await clinic.Get<Diary>().CancelAsync(row.Id, null, CancelReason.FeelsBetter, null, CancellationToken.None);
        Assert.Equal(DiaryOutcome.NotPossible, (await diary.RenewLinkAsync(clinic.Receptionist, row.Id, CancellationToken.None)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task The_rules_for_patients_hold_for_a_move_and_a_taken_time_changes_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (own, token) = await BookedAsync(clinic);
        await clinic.BookedAsync(Later);
        var id = (await own.FindAsync(token, CancellationToken.None))!.Id;
        Assert.Equal(DiaryOutcome.Taken, (await own.MoveAsync(id, clinic.Back.Id, Later, CancellationToken.None)).Outcome);
        Assert.Equal(DiaryOutcome.Refused, (await own.MoveAsync(id, clinic.Back.Id, TestClinic.Start + Duration.FromHours(2), CancellationToken.None)).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await own.RunLateAsync(id, 7, CancellationToken.None)).Outcome);
        Assert.Equal(BookingDesk.Tuesday, (await own.FindAsync(token, CancellationToken.None))!.Row.Start);
    }

    [Theory, EveryDatabase]
    public async Task What_is_over_can_be_neither_moved_nor_cancelled(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (own, token) = await BookedAsync(clinic);
        clinic.Clock.Advance(Duration.FromDays(8));
        var read = (await own.FindAsync(token, CancellationToken.None))!;
        Assert.False(read.IsToCome);
        Assert.Equal(DiaryOutcome.NotPossible, (await own.CancelAsync(read.Id, CancelReason.Other, null, CancellationToken.None)).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await own.MoveAsync(read.Id, clinic.Back.Id, BookingDesk.Tuesday + Duration.FromDays(14), CancellationToken.None)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task Opened_confirmed_late_moved_and_cancelled_it_is_all_in_its_history(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (own, token) = await BookedAsync(clinic);
        Assert.Equal(OpenOutcome.Wrong, (await own.TryOpenAsync(token, "1111", "192.0.2.1", CancellationToken.None)).Outcome);
        Assert.Equal(OpenOutcome.Opened, (await own.TryOpenAsync(token, Digits, "192.0.2.1", CancellationToken.None)).Outcome);
        var id = (await own.FindAsync(token, CancellationToken.None))!.Id;
        Assert.True((await own.MoveAsync(id, clinic.Back.Id, Later, CancellationToken.None)).IsDone);
        Assert.True((await own.ConfirmAsync(id, CancellationToken.None)).IsDone);
        Assert.True((await own.ConfirmAsync(id, CancellationToken.None)).IsDone);
        clinic.Clock.Advance(Later - TestClinic.Start - Duration.FromHours(1));
        Assert.True((await own.FindAsync(token, CancellationToken.None))!.CanRunLate);
        Assert.True((await own.RunLateAsync(id, 15, CancellationToken.None)).IsDone);
        Assert.True((await own.CancelAsync(id, CancelReason.SpecialistAway, "A reason in words", CancellationToken.None)).IsDone);
        var read = (await own.FindAsync(token, CancellationToken.None))!;
        Assert.Equal((CancelReason.Other, "patient"), (read.Row.CancelReason, read.Row.CancelledBy));
        Assert.Equal(
            [AppointmentEventKind.Booked, AppointmentEventKind.Moved, AppointmentEventKind.Confirmed, AppointmentEventKind.RunningLate, AppointmentEventKind.Cancelled],
            read.History.Select(happened => happened.Kind));
        Assert.Equal([BookingDesk.Tuesday, Later], read.History.Take(2).Select(happened => happened.Start));
        Assert.NotNull(read.History[^1].SealedWords);
        await DiaryTests.CellsEqualAppointmentsAsync(clinic);
    }

    private static async Task<(OwnAppointments Own, string Token)> BookedAsync(TestClinic clinic, PatientToBook? patient = null)
    {
        var id = await clinic.BookedAsync(BookingDesk.Tuesday, patient);
        var own = clinic.Get<OwnAppointments>();
        return (own, (await own.TokenOfAsync(id, CancellationToken.None))!);
    }

    private static async Task<Enquiry> EnquiryAsync(TestClinic clinic, Receipt receipt)
    {
        await using var db = clinic.Db();
        return await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == receipt.EnquiryId);
    }
}
