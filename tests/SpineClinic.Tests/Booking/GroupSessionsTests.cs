using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using static SpineClinic.Tests.Booking.Groups;

namespace SpineClinic.Tests.Booking;

public sealed class GroupSessionsTests
{
    private static readonly Instant Later = BookingDesk.Tuesday + Duration.FromHours(2);

    [Theory, EveryDatabase]
    public async Task A_manager_plans_nothing_and_a_type_for_one_has_no_sessions(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 3);
        var sessions = clinic.Get<GroupSessions>();
        var wish = new GroupWish(type.Id, clinic.Back.Id, BookingDesk.Tuesday);
        await Assert.ThrowsAsync<NotPermittedException>(() => sessions.PlanAsync(clinic.Manager, wish, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => sessions.CancelAsync(clinic.Manager, Guid.NewGuid(), CancelReason.Other, CancellationToken.None));
        Assert.Equal(DiaryOutcome.NotPossible, (await PlanAsync(clinic, clinic.First, BookingDesk.Tuesday)).Outcome);
        foreach (var unknown in new[] { wish with { ConsultationTypeId = Guid.NewGuid() }, wish with { SpecialistId = Guid.NewGuid() }, wish with { RoomId = Guid.NewGuid() } })
        {
            Assert.Equal(DiaryOutcome.NotFound, (await sessions.PlanAsync(clinic.Receptionist, unknown, CancellationToken.None)).Outcome);
        }

        Assert.Equal(DiaryOutcome.NotFound, (await sessions.CancelAsync(clinic.Receptionist, Guid.NewGuid(), CancelReason.Other, CancellationToken.None)).Outcome);
        Assert.Empty(await sessions.ListAsync(clinic.Manager, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Outside_of_the_week_it_needs_a_reason_and_over_something_else_it_is_taken(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 3);
        var wednesday = BookingDesk.Tuesday + Duration.FromDays(1);
        var without = await PlanAsync(clinic, type, wednesday);
        Assert.Equal((DiaryOutcome.ReasonMissing, BookingRule.OutsideSession), (without.Outcome, without.Rules![0]));
        Assert.Equal(DiaryOutcome.Done, (await PlanAsync(clinic, type, wednesday, "Extra class")).Outcome);
        await CloseAsync(clinic, new LocalDate(2026, 12, 8));
        Assert.Equal(DiaryOutcome.Refused, (await PlanAsync(clinic, type, BookingDesk.Tuesday + Duration.FromDays(7), "Please")).Outcome);
        await clinic.BookedAsync(Later + Duration.FromMinutes(30));
        Assert.Equal(DiaryOutcome.Taken, (await PlanAsync(clinic, type, Later, "Please")).Outcome);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_machine_is_in_one_session_at_a_time_and_free_again_when_it_is_called_off(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (type, machine) = await AddTypeWithMachineAsync(clinic, 3);
        var first = await PlanAsync(clinic, type, BookingDesk.Tuesday);
        Assert.Equal([machine], Assert.Single(await clinic.Get<GroupSessions>().ListAsync(clinic.Receptionist, CancellationToken.None)).EquipmentIds);
        var beside = new GroupWish(type.Id, clinic.Neck.Id, BookingDesk.Tuesday, null, "Both at once");
        Assert.Equal(DiaryOutcome.Taken, (await clinic.Get<GroupSessions>().PlanAsync(clinic.Receptionist, beside, CancellationToken.None)).Outcome);
        var block = await clinic.Get<Diary>().BlockAsync(clinic.Receptionist, machine, BookingDesk.Tuesday, BookingDesk.Tuesday + Duration.FromMinutes(5), "Service", CancellationToken.None);
        Assert.Equal(DiaryOutcome.Taken, block.Outcome);
        Assert.True((await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday))).IsDone);
        await DiaryRows.AssertCellsAsync(clinic);
        Assert.True((await clinic.Get<GroupSessions>().CancelAsync(clinic.Receptionist, first.SessionId!.Value, CancelReason.ClinicNeedsTime, CancellationToken.None)).IsDone);
        Assert.Equal(DiaryOutcome.Done, (await clinic.Get<GroupSessions>().PlanAsync(clinic.Receptionist, beside, CancellationToken.None)).Outcome);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task The_same_session_twice_is_one_and_nothing_else_is_booked_into_its_time(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 3);
        var first = await PlanAsync(clinic, type, BookingDesk.Tuesday);
        var again = await PlanAsync(clinic, type, BookingDesk.Tuesday + Duration.FromMinutes(2));
        Assert.Equal((DiaryOutcome.Done, first.SessionId), (again.Outcome, again.SessionId));
        Assert.Equal(DiaryOutcome.Taken, (await clinic.BookAsync(clinic.At(BookingDesk.Tuesday + Duration.FromMinutes(30)))).Outcome);
        await using var db = clinic.Db();
        Assert.Single(await db.GroupSessions.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(await db.AuditEntries.Where(row => row.Action == "groupSession.Planned").ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EveryDatabase]
    public async Task There_are_as_many_seats_as_its_capacity_also_for_twenty_at_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 8);
        await PlanAsync(clinic, type, BookingDesk.Tuesday);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday))));
        Assert.Equal(8, results.Count(result => result.IsDone));
        Assert.All(results.Where(result => !result.IsDone), result => Assert.Equal(DiaryOutcome.Taken, result.Outcome));
        Assert.Equal(DiaryOutcome.Taken, (await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday) with { OverrideReason = "One more" })).Outcome);
        var row = Assert.Single(await clinic.Get<GroupSessions>().ListAsync(clinic.Receptionist, CancellationToken.None));
        Assert.Equal((8, 8, 0), (row.Capacity, row.Seats.Count, row.Free));
        await using var db = clinic.Db();
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], await db.Appointments.Select(seat => (int)seat.Lane).OrderBy(lane => lane).ToListAsync(TestContext.Current.CancellationToken));
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_patient_has_one_seat_and_a_seat_that_is_given_back_is_the_next_ones(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 2);
        await PlanAsync(clinic, type, BookingDesk.Tuesday);
        var first = (await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday))).AppointmentId!.Value;
        var patient = (await clinic.Get<Diary>().GetAsync(first, CancellationToken.None))!.PatientId;
        Assert.Equal(DiaryOutcome.Taken, (await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday, BookingDesk.Someone(patient)))).Outcome);
        Assert.True((await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday))).IsDone);
        await clinic.Get<Diary>().CancelAsync(first, clinic.Receptionist, CancelReason.TimeDoesNotSuit, null, CancellationToken.None);
        var next = await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday));
        Assert.Equal(0, (await clinic.Get<Diary>().GetAsync(next.AppointmentId!.Value, CancellationToken.None))!.Lane);
        Assert.Equal(DiaryOutcome.Taken, (await clinic.Get<Diary>().UndoAsync(clinic.Receptionist, first, CancellationToken.None)).Outcome);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, BookingRule.ClinicClosed)]
    [InlineData(DatabaseKind.PostgreSql, BookingRule.ClinicClosed)]
    [InlineData(DatabaseKind.Sqlite, BookingRule.SpecialistAway)]
    [InlineData(DatabaseKind.PostgreSql, BookingRule.SpecialistAway)]
    [InlineData(DatabaseKind.Sqlite, BookingRule.OutsideSession)]
    [InlineData(DatabaseKind.PostgreSql, BookingRule.OutsideSession)]
    public async Task Nobody_books_into_a_session_that_cannot_take_place_any_more(DatabaseKind kind, BookingRule rule)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 8);
        await PlanAsync(clinic, type, BookingDesk.Tuesday);
        Assert.Single((await clinic.Get<Diary>().FindAsync(new TimeQuery(type.Id, ForStaff: false), CancellationToken.None)).Times);
        var day = new LocalDate(2026, 12, 1);
        await using (var db = clinic.Db())
        {
            var specialist = await db.Specialists.SingleAsync(row => row.Id == clinic.Back.Id, TestContext.Current.CancellationToken);
            if (rule == BookingRule.SpecialistAway)
            {
                specialist.Absences.Add(new Absence(day, day));
            }
            else if (rule == BookingRule.OutsideSession)
            {
                specialist.SessionChanges.Add(new SessionChange(day, new LocalTime(9, 30), new LocalTime(9, 45), null));
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            clinic.Get<ClinicShape>().Forget();
        }

        if (rule == BookingRule.ClinicClosed)
        {
            await CloseAsync(clinic, day);
        }

        Assert.Empty((await clinic.Get<Diary>().FindAsync(new TimeQuery(type.Id, ForStaff: false), CancellationToken.None)).Times);
        Assert.Equal([rule], (await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday))).Rules);
    }

    [Theory, EveryDatabase]
    public async Task A_hold_that_ran_out_gives_its_seat_to_the_next(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 2);
        await PlanAsync(clinic, type, BookingDesk.Tuesday);
        var diary = clinic.Get<Diary>();
        var hold = await diary.HoldAsync(Seat(clinic, type, BookingDesk.Tuesday), TestClinic.Start + Appointment.HoldLength, Actor.Patient, CancellationToken.None);
        Assert.True((await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday))).IsDone);
        Assert.Equal(DiaryOutcome.Taken, (await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday))).Outcome);
        clinic.Clock.AdvanceMinutes(30);
        Assert.True((await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday))).IsDone);
        Assert.Equal(DiaryOutcome.Lapsed, (await diary.TakeAsync(hold.AppointmentId!.Value, [], null, Actor.Patient, null, CancellationToken.None)).Outcome);
        Assert.Equal(0, Assert.Single(await clinic.Get<GroupSessions>().ListAsync(clinic.Receptionist, CancellationToken.None)).Free);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_patient_moves_from_one_session_to_another_with_a_free_seat(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 2);
        await PlanAsync(clinic, type, BookingDesk.Tuesday);
        var second = (await PlanAsync(clinic, type, Later)).SessionId;
        var mover = (await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday))).AppointmentId!.Value;
        await clinic.BookAsync(Seat(clinic, type, Later));
        var blocking = (await clinic.BookAsync(Seat(clinic, type, Later))).AppointmentId!.Value;
        var diary = clinic.Get<Diary>();
        Assert.Equal(DiaryOutcome.Taken, (await diary.MoveAsync(mover, clinic.Receptionist, clinic.Back.Id, Later, null, null, CancellationToken.None)).Outcome);
        await diary.CancelAsync(blocking, clinic.Receptionist, CancelReason.TooUnwell, null, CancellationToken.None);
        Assert.Equal(DiaryOutcome.Done, (await diary.MoveAsync(mover, clinic.Receptionist, clinic.Back.Id, Later, null, null, CancellationToken.None)).Outcome);
        var moved = (await diary.GetAsync(mover, CancellationToken.None))!;
        Assert.Equal((second, (short)1, Later), (moved.GroupSessionId, moved.Lane, moved.Start));
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task Calling_it_off_tells_everyone_in_it_and_sends_their_enquiries_back(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 4);
        var session = (await PlanAsync(clinic, type, BookingDesk.Tuesday)).SessionId!.Value;
        var patient = await clinic.Get<SeriesPatients>().FindAsync(clinic.Receptionist, (await clinic.ReceiveAsync()).Reference, CancellationToken.None);
        var seat = (await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday, patient))).AppointmentId!.Value;
        await clinic.BookAsync(Seat(clinic, type, BookingDesk.Tuesday));
        var diary = clinic.Get<Diary>();
        await diary.HoldAsync(Seat(clinic, type, BookingDesk.Tuesday), TestClinic.Start + Appointment.HoldLength, Actor.Patient, CancellationToken.None);
        var cancelled = await clinic.Get<GroupSessions>().CancelAsync(clinic.Receptionist, session, CancelReason.SpecialistAway, CancellationToken.None);
        Assert.Equal(DiaryOutcome.Done, cancelled.Outcome);
        Assert.Equal(DiaryOutcome.Done, (await clinic.Get<GroupSessions>().CancelAsync(clinic.Receptionist, session, CancelReason.SpecialistAway, CancellationToken.None)).Outcome);
        Assert.Equal(2, (await DiaryRows.LettersAsync(clinic, BookingLetters.Cancelled)).Count);
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((EnquiryStatus.Accepted, (Worklist?)Worklist.ToRebook), (enquiry.Status, enquiry.Worklist));
        Assert.All(await db.Appointments.ToListAsync(TestContext.Current.CancellationToken), row => Assert.Equal(AppointmentStatus.Cancelled, row.Status));
        Assert.Empty(await db.OccupancyCells.ToListAsync(TestContext.Current.CancellationToken));

        // Nobody comes back into a session that does not take place.
        Assert.Equal(DiaryOutcome.NotPossible, (await diary.UndoAsync(clinic.Receptionist, seat, CancellationToken.None)).Outcome);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        Assert.Equal(DiaryOutcome.Done, (await PlanAsync(clinic, type, Later)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task What_has_begun_is_not_called_off(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await AddTypeAsync(clinic, 2);
        var session = (await PlanAsync(clinic, type, BookingDesk.Tuesday)).SessionId!.Value;
        clinic.Clock.Reset(BookingDesk.Tuesday);
        Assert.Equal(DiaryOutcome.NotPossible, (await clinic.Get<GroupSessions>().CancelAsync(clinic.Receptionist, session, CancelReason.SpecialistAway, CancellationToken.None)).Outcome);
    }
}
