using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class DiaryEdgeTests
{
    [Theory, EveryDatabase]
    public async Task Nobody_is_booked_over_an_overbooking_whose_first_appointment_is_gone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await clinic.BookedAsync(BookingDesk.Tuesday);
        var over = await clinic.BookAsync(clinic.At(BookingDesk.Tuesday) with { OverrideReason = "Asked for by Dr Back" });
        Assert.True(over.IsDone);
        await clinic.Get<Diary>().CancelAsync(first, clinic.Receptionist, CancelReason.ClinicNeedsTime, null, CancellationToken.None);
        Assert.Equal(DiaryOutcome.Taken, (await clinic.BookAsync(clinic.At(BookingDesk.Tuesday))).Outcome);
        Assert.Equal(DiaryOutcome.Taken, (await clinic.Get<Diary>().UndoAsync(clinic.Receptionist, first, CancellationToken.None)).Outcome);
        var again = await clinic.BookAsync(clinic.At(BookingDesk.Tuesday) with { OverrideReason = "Asked for by Dr Back" });
        Assert.True(again.IsDone);
    }

    [Theory, EveryDatabase]
    public async Task A_group_has_no_more_seats_than_it_was_planned_with(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = new ConsultationType("Back school", 60);
        type.SetCapacity(2);
        var session = new GroupSession(type, clinic.Back.Id, clinic.RoomOne.Id, BookingDesk.Tuesday);
        await using (var db = clinic.Db())
        {
            db.AddRange(type, session, new AuditEntry(TestClinic.Start, Actor.System, "group.Planned", "group", session.Id));
            db.AddRange(session.Cells());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Get<ClinicShape>().Forget();
        BookingRequest Seat() => clinic.At(BookingDesk.Tuesday) with { Query = new TimeQuery(type.Id, ForStaff: false) };
        Assert.True((await clinic.BookAsync(Seat())).IsDone);
        Assert.True((await clinic.BookAsync(Seat())).IsDone);
        Assert.Equal(DiaryOutcome.Taken, (await clinic.BookAsync(Seat())).Outcome);
        Assert.Equal(DiaryOutcome.Taken, (await clinic.BookAsync(Seat() with { OverrideReason = "One more chair" })).Outcome);
        await using var after = clinic.Db();
        Assert.Empty(await DiaryCells.DifferencesAsync(after));
    }

    [Theory, EveryDatabase]
    public async Task What_needs_approval_is_asked_for_by_a_patient_and_booked_by_staff(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await using var db = clinic.Db();
        (await db.ConsultationTypes.SingleAsync(row => row.Id == clinic.First.Id, TestContext.Current.CancellationToken)).NeedsApproval = true;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        clinic.Get<ClinicShape>().Forget();
        var diary = clinic.Get<Diary>();
        foreach (var (actor, status, hour) in new[] { (Actor.Patient, AppointmentStatus.Requested, 0), (clinic.Receptionist.Actor, AppointmentStatus.Booked, 1) })
        {
            var hold = await diary.HoldAsync(clinic.At(BookingDesk.Tuesday + Duration.FromHours(hour)), TestClinic.Start + Appointment.HoldLength, Actor.Patient, CancellationToken.None);
            Assert.True((await diary.TakeAsync(hold.AppointmentId!.Value, [], null, actor, null, CancellationToken.None)).IsDone);
            Assert.Equal(status, (await diary.GetAsync(hold.AppointmentId.Value, CancellationToken.None))!.Status);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_reminder_that_has_not_left_is_not_sent_for_what_should_never_have_been_there(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.BookedAsync(BookingDesk.Tuesday);
        await using (var db = clinic.Db())
        {
            var appointment = await db.Appointments.SingleAsync(TestContext.Current.CancellationToken);
            Assert.True(clinic.Get<BookingLetters>().AddReminder(db, appointment, "OneDay", await clinic.Get<ClinicShape>().GetAsync(CancellationToken.None), TestClinic.Start));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.True((await clinic.Get<Diary>().EnterInErrorAsync(clinic.Receptionist, id, CancellationToken.None)).IsDone);
        await using var after = clinic.Db();
        Assert.Equal(LetterState.Superseded, (await after.Letters.SingleAsync(row => row.Kind == BookingLetters.Reminding, TestContext.Current.CancellationToken)).State);
        Assert.Equal(0, await after.Letters.CountAsync(row => row.Kind == BookingLetters.Cancelled, TestContext.Current.CancellationToken));
    }

    [Theory, EveryDatabase]
    public async Task A_request_that_nobody_answered_sends_its_enquiry_back_to_be_booked_when_its_time_is_taken(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = new ConsultationType("To approve", 30) { NeedsApproval = true };
        await using (var setUp = clinic.Db())
        {
            setUp.Add(type);
            await setUp.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Get<ClinicShape>().Forget();
        var receipt = await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == receipt.Reference, TestContext.Current.CancellationToken);
        var diary = clinic.Get<Diary>();
        await clinic.BookedAsync(BookingDesk.Tuesday + Duration.FromHours(5), BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id));
        var booked = await db.Appointments.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        var request = clinic.At(BookingDesk.Tuesday, BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id)) with { Query = new TimeQuery(type.Id, ForStaff: false) };
        var hold = await diary.HoldAsync(request, TestClinic.Start + Appointment.HoldLength, Actor.Patient, CancellationToken.None);
        Assert.True((await diary.TakeAsync(hold.AppointmentId!.Value, [], null, Actor.Patient, null, CancellationToken.None)).IsDone);
        Assert.True((await diary.CancelAsync(booked.Id, clinic.Receptionist, CancelReason.ClinicNeedsTime, null, CancellationToken.None)).IsDone);
        Assert.Equal(EnquiryStatus.Scheduled, (await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == enquiry.Id, TestContext.Current.CancellationToken)).Status);

        clinic.Clock.Advance(Appointment.RequestPatience);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        var after = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == enquiry.Id, TestContext.Current.CancellationToken);
        Assert.Equal((EnquiryStatus.Accepted, Worklist.ToRebook), (after.Status, after.Worklist));
    }
}
