using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using static SpineClinic.Tests.Booking.DisruptionDesk;

namespace SpineClinic.Tests.Booking;

public sealed class SessionDisruptionsTests
{
    [Theory, EveryDatabase]
    public async Task Who_may_not_and_what_is_over_is_refused(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var sessions = clinic.Get<SessionDisruptions>();
        await Assert.ThrowsAsync<NotPermittedException>(() => sessions.StartAsync(clinic.Manager, clinic.Back.Id, Starts, Ends, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => sessions.SendAsync(clinic.Manager, Guid.NewGuid(), [], CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => sessions.CallOffAsync(clinic.Manager, Guid.NewGuid(), Guid.NewGuid(), CancellationToken.None));
        Assert.Equal(DisruptionOutcome.NotFound, (await sessions.StartAsync(clinic.Receptionist, Guid.NewGuid(), Starts, Ends, CancellationToken.None)).Outcome);
        Assert.Equal(DisruptionOutcome.NotPossible, (await sessions.StartAsync(clinic.Receptionist, clinic.Back.Id, TestClinic.Start - Duration.FromHours(2), TestClinic.Start, CancellationToken.None)).Outcome);
        Assert.Equal(DisruptionOutcome.NotPossible, (await sessions.StartAsync(clinic.Receptionist, clinic.Back.Id, Starts, Starts + Duration.FromDays(1), CancellationToken.None)).Outcome);
        Assert.Null(await sessions.FollowAsync(clinic.Receptionist, Guid.NewGuid(), CancellationToken.None));
        Assert.Equal(DisruptionOutcome.NotFound, await sessions.CallOffAsync(clinic.Receptionist, Guid.NewGuid(), Guid.NewGuid(), CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Begun_by_several_at_once_it_is_begun_once_and_nothing_new_is_offered_in_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (inIt, before) = (await clinic.BookedAsync(Starts), await clinic.BookedAsync(Starts + Duration.FromDays(7)));
        Assert.Equal([new SessionToCall(Starts, Ends, 1)], await clinic.Get<SessionDisruptions>().SessionsAsync(clinic.Receptionist, clinic.Back.Id, new LocalDate(2026, 12, 1), CancellationToken.None));
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clinic.CallOffSessionAsync()));
        Assert.Single(ids.Distinct());
        var times = (await clinic.Get<Diary>().FindAsync(new TimeQuery(clinic.First.Id, ForStaff: true), CancellationToken.None)).Times;
        Assert.DoesNotContain(times, time => time.Start >= Starts && time.Start < Ends);
        await using var db = clinic.Db();
        Assert.Equal((1, 1), (await db.Disruptions.CountAsync(), (await db.Specialists.SingleAsync(row => row.Id == clinic.Back.Id)).SessionChanges.Count));
        Assert.Equal((ids[0], null), ((await db.Appointments.SingleAsync(row => row.Id == inIt)).DisruptionId!.Value, (await db.Appointments.SingleAsync(row => row.Id == before)).DisruptionId));

        // A time that is called off in it is not offered to the waiting list either.
        await clinic.WaitAsync();
        await clinic.Get<Diary>().CancelAsync(inIt, null, CancelReason.TooUnwell, null, CancellationToken.None);
        await clinic.StepAsync();
        Assert.Equal(0, await db.Invitations.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_time_in_it_that_is_only_offered_is_taken_back_and_not_free_for_anybody(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var waiting = await clinic.WaitAsync();
        await clinic.FreeAsync(Starts);
        await clinic.StepAsync();
        var (invitation, hold) = await clinic.OfferAsync(waiting);
        var session = await clinic.CallOffSessionAsync();
        Assert.Equal(AppointmentStatus.Cancelled, (await clinic.Get<Diary>().GetAsync(hold.Id, CancellationToken.None))!.Status);
        Assert.Equal((WaitingListStatus.Active, InvitationStatus.Revoked), ((await clinic.EntryAsync(waiting)).Status, (await clinic.OfferAsync(waiting)).Invitation.Status));
        Assert.Equal(WaitingListOutcome.NotPossible, await clinic.Get<WaitingList>().TakeForAsync(clinic.Receptionist, invitation.Id, CancellationToken.None));
        Assert.Empty(await clinic.Get<WaitingListRun>().FreedAsync(CancellationToken.None));
        Assert.Empty((await clinic.DisruptionAsync(session)).Rows);
    }

    [Theory, EveryDatabase]
    public async Task Everybody_gets_a_time_of_their_own_by_tier_and_then_by_who_waits_longest(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var longest = await clinic.PatientInSessionAsync(0);
        clinic.Clock.AdvanceHours(1);
        var later = await clinic.PatientInSessionAsync(1);
        var urgent = await clinic.PatientInSessionAsync(2, Tier.P2);
        var view = await clinic.DisruptionAsync(await clinic.CallOffSessionAsync());
        Assert.Equal([urgent, longest, later], view.Rows.Select(row => row.Appointment.Id));
        var proposals = await clinic.Get<SessionDisruptions>().ProposeAsync(view, CancellationToken.None);
        Assert.Equal([urgent, longest, later], proposals.Select(time => time.AppointmentId));
        var next = Starts + Duration.FromDays(7);
        Assert.Equal([next, next + Duration.FromHours(1), next + Duration.FromHours(2)], proposals.Select(time => time.Start));
        Assert.All(proposals, time => Assert.Equal(clinic.Back.Id, time.SpecialistId));
    }

    [Theory, EveryDatabase]
    public async Task Another_specialist_sees_them_when_the_same_one_cannot_within_a_week(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.PatientInSessionAsync(0);
        await using (var db = clinic.Db())
        {
            (await db.Specialists.SingleAsync(row => row.Id == clinic.Neck.Id)).Sessions.Add(
                new(IsoDayOfWeek.Thursday, new LocalTime(9, 0), new LocalTime(12, 0), new LocalDate(2026, 1, 1), clinic.RoomOne.Id));
            await db.SaveChangesAsync();
        }

        clinic.Get<ClinicShape>().Forget();
        var session = await clinic.CallOffSessionAsync();
        Assert.Equal(clinic.Back.Id, Assert.Single(await clinic.ProposeNewTimesAsync(session)).SpecialistId);
        await clinic.Get<SessionDisruptions>().StartAsync(clinic.Receptionist, clinic.Back.Id, Starts + Duration.FromDays(7), Ends + Duration.FromDays(7), CancellationToken.None);
        var other = Assert.Single(await clinic.ProposeNewTimesAsync(session));
        Assert.Equal((id, clinic.Neck.Id, Instant.FromUtc(2026, 11, 26, 9, 0)), (other.AppointmentId, other.SpecialistId, other.Start));
    }

    [Theory, EveryDatabase]
    public async Task A_group_that_meets_in_it_is_called_off_and_one_whose_room_is_only_made_ready_in_it_is_not(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await Groups.AddTypeAsync(clinic, 2);
        await using (var db = clinic.Db())
        {
            db.ConsultationTypes.Attach(type);
            type.SetTimes(60, 15, 0, 60, 0);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Get<ClinicShape>().Forget();
        var (inIt, afterIt) = (Starts + Duration.FromHours(2), Starts + Duration.FromHours(4));
        Assert.True((await Groups.PlanAsync(clinic, type, inIt)).IsDone);
        Assert.True((await Groups.PlanAsync(clinic, type, afterIt)).IsDone);
        Assert.True((await clinic.BookAsync(Groups.Seat(clinic, type, afterIt))).IsDone);
        var session = await clinic.CallOffSessionAsync(afterIt);
        await using var after = clinic.Db();
        var groups = await after.GroupSessions.OrderBy(row => row.FirstCell).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(inIt, true), (afterIt, false)], groups.Select(group => (group.Start, group.IsCancelled)));
        Assert.Empty((await clinic.DisruptionAsync(session)).Rows);
        Assert.True((await clinic.BookAsync(Groups.Seat(clinic, type, afterIt))).IsDone);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_session_that_was_brought_back_can_be_called_off_again(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await clinic.CallOffSessionAsync();
        Assert.Equal(first, await clinic.CallOffSessionAsync());
        await using (var db = clinic.Db())
        {
            (await db.Specialists.SingleAsync(row => row.Id == clinic.Back.Id, TestContext.Current.CancellationToken)).SessionChanges.Clear();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Get<ClinicShape>().Forget();
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var booked = await clinic.BookedAsync(Starts);
        var second = await clinic.CallOffSessionAsync();
        Assert.NotEqual(first, second);
        Assert.Equal(second, await clinic.CallOffSessionAsync());
        Assert.Equal(booked, Assert.Single((await clinic.DisruptionAsync(second)).Rows).Appointment.Id);
        Assert.DoesNotContain((await clinic.Get<Diary>().FindAsync(new TimeQuery(clinic.First.Id, ForStaff: true), CancellationToken.None)).Times, time => time.Start >= Starts && time.Start < Ends);
    }
}
