using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class DiaryTests
{
    [Theory, EveryDatabase]
    public async Task A_manager_cannot_book(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await Assert.ThrowsAsync<NotPermittedException>(() => clinic.Get<Diary>().BookAsync(clinic.Manager, clinic.At(BookingDesk.Tuesday), CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_time_that_overlaps_is_taken(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        var same = await clinic.BookAsync(clinic.At(BookingDesk.Tuesday));
        Assert.Equal(DiaryOutcome.Taken, same.Outcome);
        var overlapping = await clinic.BookAsync(clinic.At(BookingDesk.Tuesday + Duration.FromMinutes(30)));
        Assert.Equal(DiaryOutcome.Taken, overlapping.Outcome);
        await clinic.BookedAsync(BookingDesk.Tuesday + Duration.FromMinutes(60));
        await CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_key_sent_twice_books_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var request = clinic.At(BookingDesk.Tuesday);
        var first = await clinic.BookAsync(request);
        var second = await clinic.BookAsync(request);
        Assert.Equal(first.AppointmentId, second.AppointmentId);
    }

    [Theory, EveryDatabase]
    public async Task What_is_offered_can_be_booked_and_is_not_offered_again(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var query = new TimeQuery(clinic.First.Id, ForStaff: true);
        var times = (await clinic.Get<Diary>().FindAsync(query, CancellationToken.None)).Times;
        Assert.NotEmpty(times);
        await clinic.BookedAsync(times[3].Start);
        var after = (await clinic.Get<Diary>().FindAsync(query, CancellationToken.None)).Times;
        Assert.DoesNotContain(after, time => time.Start == times[3].Start);
        Assert.Equal([BookingRule.RoomBusy, BookingRule.SpecialistBusy], await clinic.Get<Diary>().WhyNotAsync(query, clinic.Back.Id, times[3].Start, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_hold_that_ran_out_gives_way_to_the_next_who_wants_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var diary = clinic.Get<Diary>();
        var until = TestClinic.Start + Appointment.HoldLength;
        var hold = await diary.HoldAsync(clinic.At(BookingDesk.Tuesday), until, Actor.Patient, CancellationToken.None);
        Assert.Equal(DiaryOutcome.Done, hold.Outcome);
        Assert.Equal(DiaryOutcome.Taken, (await clinic.BookAsync(clinic.At(BookingDesk.Tuesday))).Outcome);
        clinic.Clock.AdvanceMinutes(30);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        var late = await diary.TakeAsync(hold.AppointmentId!.Value, [], null, Actor.Patient, null, CancellationToken.None);
        Assert.Equal(DiaryOutcome.Lapsed, late.Outcome);
        await CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_move_is_a_new_revision_of_the_same_appointment(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.BookedAsync(BookingDesk.Tuesday);
        var moved = await clinic.Get<Diary>().MoveAsync(id, clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday + Duration.FromMinutes(60), null, null, CancellationToken.None);
        Assert.Equal(DiaryOutcome.Done, moved.Outcome);
        var now = (await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!;
        Assert.Equal((1, BookingDesk.Tuesday + Duration.FromMinutes(60)), (now.Revision, now.Start));
        await clinic.BookedAsync(BookingDesk.Tuesday);
        await CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_move_by_half_of_its_length_is_not_stopped_by_what_the_patient_held_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await using (var db = clinic.Db())
        {
            (await db.ConsultationTypes.SingleAsync(row => row.Id == clinic.First.Id, TestContext.Current.CancellationToken)).SetTimes(60, 0, 0, 30, 0);
            var room = new Room("Room 2");
            db.Add(room);
            (await db.Specialists.SingleAsync(row => row.Id == clinic.Neck.Id, TestContext.Current.CancellationToken)).Sessions.Add(
                new WeeklySession(IsoDayOfWeek.Tuesday, new LocalTime(9, 0), new LocalTime(17, 0), new LocalDate(2026, 1, 1), room.Id));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Get<ClinicShape>().Forget();
        var id = await clinic.BookedAsync(BookingDesk.Tuesday);
        var patient = Diary.PatientOf((await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!);
        var next = clinic.At(BookingDesk.Tuesday + Duration.FromMinutes(60), patient) with { SpecialistId = clinic.Neck.Id };
        Assert.Equal(DiaryOutcome.Done, (await clinic.Get<Diary>().HoldAsync(next, TestClinic.Start + Appointment.HoldLength, Actor.Patient, CancellationToken.None)).Outcome);
        var start = BookingDesk.Tuesday + Duration.FromMinutes(30);
        Assert.Equal(DiaryOutcome.Taken, (await MoveAsync()).Outcome);
        clinic.Clock.AdvanceMinutes(30);
        Assert.Equal(DiaryOutcome.Done, (await MoveAsync()).Outcome);
        await CellsEqualAppointmentsAsync(clinic);

        Task<DiaryResult> MoveAsync() => clinic.Get<Diary>().MoveAsync(id, clinic.Receptionist, clinic.Back.Id, start, null, null, CancellationToken.None);
    }

    [Theory, EveryDatabase]
    public async Task A_cancelled_appointment_sends_its_enquiry_back_to_be_booked(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == receipt.Reference, TestContext.Current.CancellationToken);
        var id = await clinic.BookedAsync(BookingDesk.Tuesday, BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id));
        Assert.Equal(EnquiryStatus.Scheduled, (await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == enquiry.Id, TestContext.Current.CancellationToken)).Status);
        var result = await clinic.Get<Diary>().CancelAsync(id, clinic.Receptionist, CancelReason.ClinicNeedsTime, "Fire drill", CancellationToken.None);
        Assert.Equal(DiaryOutcome.Done, result.Outcome);
        var after = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == enquiry.Id, TestContext.Current.CancellationToken);
        Assert.Equal((EnquiryStatus.Accepted, Worklist.ToRebook), (after.Status, after.Worklist));
        Assert.Equal(2, await db.AppointmentEvents.CountAsync(row => row.AppointmentId == id, TestContext.Current.CancellationToken));
        await CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task An_overbooking_needs_a_reason_and_takes_a_lane_of_its_own(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        var over = await clinic.BookAsync(clinic.At(BookingDesk.Tuesday) with { OverrideReason = "Asked for by Dr Back" });
        Assert.Equal(DiaryOutcome.Done, over.Outcome);
        Assert.Equal(1, (await clinic.Get<Diary>().GetAsync(over.AppointmentId!.Value, CancellationToken.None))!.Lane);
        await CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task Staff_override_a_limit_with_a_reason_and_patients_cannot(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var sunday = Instant.FromUtc(2026, 11, 29, 10, 0);
        var patient = await clinic.Get<Diary>().HoldAsync(clinic.At(sunday) with { OverrideReason = "please" }, sunday, Actor.Patient, CancellationToken.None);
        Assert.Equal((DiaryOutcome.Refused, BookingRule.OutsideSession), (patient.Outcome, patient.Rules![0]));
        Assert.Equal(DiaryOutcome.ReasonMissing, (await clinic.BookAsync(clinic.At(sunday))).Outcome);
        Assert.Equal(DiaryOutcome.Done, (await clinic.BookAsync(clinic.At(sunday) with { OverrideReason = "Extra clinic" })).Outcome);
    }

    internal static async Task CellsEqualAppointmentsAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        Assert.Empty(await DiaryCells.DifferencesAsync(db));
    }
}
