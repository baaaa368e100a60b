using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Booking;

public sealed class SessionDisruptionsTests
{
    private static readonly Instant Starts = BookingDesk.Tuesday;
    private static readonly Instant Ends = Starts + Duration.FromHours(8);

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
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync(clinic)));
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
        var session = await StartAsync(clinic);
        Assert.Equal(AppointmentStatus.Cancelled, (await clinic.Get<Diary>().GetAsync(hold.Id, CancellationToken.None))!.Status);
        Assert.Equal((WaitingListStatus.Active, InvitationStatus.Revoked), ((await clinic.EntryAsync(waiting)).Status, (await clinic.OfferAsync(waiting)).Invitation.Status));
        Assert.Equal(WaitingListOutcome.NotPossible, await clinic.Get<WaitingList>().TakeForAsync(clinic.Receptionist, invitation.Id, CancellationToken.None));
        Assert.Empty(await clinic.Get<WaitingListRun>().FreedAsync(CancellationToken.None));
        Assert.Empty((await ViewAsync(clinic, session)).Rows);
    }

    [Theory, EveryDatabase]
    public async Task Everybody_gets_a_time_of_their_own_by_tier_and_then_by_who_waits_longest(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var longest = await PatientAsync(clinic, 0);
        clinic.Clock.AdvanceHours(1);
        var later = await PatientAsync(clinic, 1);
        var urgent = await PatientAsync(clinic, 2, Tier.P2);
        var view = await ViewAsync(clinic, await StartAsync(clinic));
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
        var id = await PatientAsync(clinic, 0);
        await using (var db = clinic.Db())
        {
            (await db.Specialists.SingleAsync(row => row.Id == clinic.Neck.Id)).Sessions.Add(
                new(IsoDayOfWeek.Thursday, new LocalTime(9, 0), new LocalTime(12, 0), new LocalDate(2026, 1, 1), clinic.RoomOne.Id));
            await db.SaveChangesAsync();
        }

        clinic.Get<ClinicShape>().Forget();
        var session = await StartAsync(clinic);
        Assert.Equal(clinic.Back.Id, Assert.Single(await ProposeAsync(clinic, session)).SpecialistId);
        await clinic.Get<SessionDisruptions>().StartAsync(clinic.Receptionist, clinic.Back.Id, Starts + Duration.FromDays(7), Ends + Duration.FromDays(7), CancellationToken.None);
        var other = Assert.Single(await ProposeAsync(clinic, session));
        Assert.Equal((id, clinic.Neck.Id, Instant.FromUtc(2026, 11, 26, 9, 0)), (other.AppointmentId, other.SpecialistId, other.Start));
    }

    [Theory, EveryDatabase]
    public async Task An_invitation_takes_the_place_of_the_letter_that_says_cancelled_and_sent_twice_is_sent_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await PatientAsync(clinic, 0);
        var session = await StartAsync(clinic);
        var proposals = await ProposeAsync(clinic, session);
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SendAsync(clinic, session, proposals))));
        Assert.All(sent.SelectMany(results => results), result => Assert.Equal(DisruptionOutcome.Done, result));
        var view = await ViewAsync(clinic, session);
        var row = Assert.Single(view.Rows);
        Assert.Equal((DisruptionState.Invited, 1), (row.State, view.Unresolved));
        Assert.Equal((AppointmentStatus.Cancelled, CancelReason.SpecialistAway), (row.Appointment.Status, row.Appointment.CancelReason));
        Assert.Equal((AppointmentStatus.Held, proposals[0].Start, row.Invitation!.ExpiresAt), (row.New!.Status, row.New.Start, row.New.HeldUntil!.Value));
        Assert.Equal((1, 0), (await clinic.LettersAsync(BookingLetters.Rebooking), await clinic.LettersAsync(BookingLetters.Cancelled)));
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(other => other.Id == row.Appointment.EnquiryId);
        Assert.Equal((Worklist.ToRebook, WaitingOn.Patient), (enquiry.Worklist, enquiry.WaitingOn));
        Assert.Equal(1, await db.Invitations.CountAsync());
        Assert.NotEqual(id, row.New.Id);
    }

    [Theory, EveryDatabase]
    public async Task A_proposal_that_was_taken_meanwhile_leaves_the_appointment_as_it_is(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await PatientAsync(clinic, 0);
        var session = await StartAsync(clinic);
        var proposals = await ProposeAsync(clinic, session);
        await clinic.BookedAsync(proposals[0].Start);
        Assert.Equal([DisruptionOutcome.Gone], await SendAsync(clinic, session, proposals));
        Assert.Equal(AppointmentStatus.Booked, (await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!.Status);
        Assert.Equal([DisruptionOutcome.Gone], await SendAsync(clinic, session, [proposals[0] with { Start = Starts + Duration.FromMinutes(30) }]));
        Assert.Equal([DisruptionOutcome.NotFound], await SendAsync(clinic, session, [proposals[0] with { AppointmentId = Guid.NewGuid() }]));
        Assert.Equal(DisruptionState.ToDo, Assert.Single((await ViewAsync(clinic, session)).Rows).State);
        Assert.Equal(0, await clinic.LettersAsync(BookingLetters.Rebooking));
    }

    [Theory, EveryDatabase]
    public async Task Who_does_not_answer_is_unresolved_until_they_have_a_time_or_a_person_closes_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await PatientAsync(clinic, 0);
        var session = await StartAsync(clinic);
        await SendAsync(clinic, session, await ProposeAsync(clinic, session));
        clinic.Clock.AdvanceHours(24);
        Assert.Equal(1, await clinic.StepAsync());
        var view = await ViewAsync(clinic, session);
        var row = Assert.Single(view.Rows);
        Assert.Equal((DisruptionState.Lapsed, 1), (row.State, view.Unresolved));
        await using (var db = clinic.Db())
        {
            var enquiry = await db.Enquiries.SingleAsync(other => other.Id == row.Appointment.EnquiryId);
            Assert.Equal((Worklist.ToRebook, clinic.Clock.GetCurrentInstant()), (enquiry.Worklist, enquiry.NextActionDueAt));
        }

        Assert.Equal([DisruptionOutcome.Done], await SendAsync(clinic, session, await ProposeAsync(clinic, session)));
        var again = Assert.Single((await ViewAsync(clinic, session)).Rows);
        Assert.Equal(DisruptionState.Invited, again.State);
        var booked = await clinic.Get<SessionDisruptions>().BookAsync(
            clinic.Receptionist, session, new ProposedTime(again.Appointment.Id, again.New!.SpecialistId, again.New.Start), CancellationToken.None);
        Assert.Equal(DisruptionOutcome.Done, booked);
        view = await ViewAsync(clinic, session);
        Assert.Equal((DisruptionState.Booked, 0), (Assert.Single(view.Rows).State, view.Unresolved));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_appointments_of_one_patient_each_has_its_own_invitation_and_its_own_new_time(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await PatientAsync(clinic, 0);
        var patient = Diary.PatientOf((await clinic.Get<Diary>().GetAsync(first, CancellationToken.None))!);
        var second = await clinic.BookedAsync(Starts + Duration.FromHours(2), patient);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var session = await StartAsync(clinic);
        Assert.Equal([DisruptionOutcome.Done, DisruptionOutcome.Done], await SendAsync(clinic, session, await ProposeAsync(clinic, session)));
        Assert.All((await ViewAsync(clinic, session)).Rows, row => Assert.Equal((DisruptionState.Invited, row.Appointment.Id), (row.State, row.Invitation!.ReplacesId)));

        // The letter of one link is enough to take one time, and the other link goes on.
        var (one, other) = (await OfAsync(first), await OfAsync(second));
        Assert.True((await (await one.OpenedAsync()).TakeAsync()).IsDone);
        Assert.Equal([DisruptionState.Booked, DisruptionState.Invited], await StatesAsync());
        Assert.True((await (await other.OpenedAsync()).TakeAsync()).IsDone);
        var view = await ViewAsync(clinic, session);
        Assert.Equal((0, 2), (view.Unresolved, view.Rows.Select(row => row.New!.Id).Distinct().Count()));

        async Task<Invited> OfAsync(Guid lost)
        {
            var row = (await ViewAsync(clinic, session)).Rows.Single(row => row.Appointment.Id == lost);
            return await Invited.OfAsync(clinic, row.Reference!, row.Invitation!.Id);
        }

        async Task<IEnumerable<DisruptionState>> StatesAsync() =>
            (await ViewAsync(clinic, session)).Rows.OrderBy(row => row.Appointment.Start).Select(row => row.State);
    }

    [Theory, EveryDatabase]
    public async Task A_time_booked_by_hand_ends_the_link_to_another_and_gives_back_what_was_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await PatientAsync(clinic, 0);
        var patient = Diary.PatientOf((await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var session = await StartAsync(clinic);
        var proposals = await ProposeAsync(clinic, session);
        await SendAsync(clinic, session, proposals);
        var row = Assert.Single((await ViewAsync(clinic, session)).Rows);
        var invited = await (await Invited.OfAsync(clinic, row.Reference!, row.Invitation!.Id)).OpenedAsync();
        await clinic.BookedAsync(proposals[0].Start + Duration.FromHours(2), patient);
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.TakeAsync()).Outcome);
        Assert.Equal(InvitationStatus.Revoked, await invited.StatusAsync());
        Assert.Equal(DisruptionState.Booked, Assert.Single((await ViewAsync(clinic, session)).Rows).State);
        await clinic.BookedAsync(proposals[0].Start);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task What_was_agreed_by_phone_and_called_off_again_can_be_agreed_again_at_the_same_time(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await PatientAsync(clinic, 0);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var (sessions, session) = (clinic.Get<SessionDisruptions>(), await StartAsync(clinic));
        Assert.Equal(DisruptionOutcome.Done, await sessions.CallOffAsync(clinic.Receptionist, session, id, CancellationToken.None));
        for (var round = 0; round < 2; round++)
        {
            var time = Assert.Single(await ProposeAsync(clinic, session));
            Assert.Equal(DisruptionOutcome.Done, await sessions.BookAsync(clinic.Receptionist, session, time, CancellationToken.None));
            var booked = Assert.Single((await ViewAsync(clinic, session)).Rows).New!;
            Assert.Equal((AppointmentStatus.Booked, time.Start), (booked.Status, booked.Start));
            Assert.True((await clinic.Get<Diary>().CancelAsync(booked.Id, clinic.Receptionist, CancelReason.TimeDoesNotSuit, null, CancellationToken.None)).IsDone);
        }
    }

    [Theory, EveryDatabase]
    public async Task What_was_called_off_with_its_session_is_not_brought_back_into_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await PatientAsync(clinic, 0);
        var session = await StartAsync(clinic);
        await SendAsync(clinic, session, await ProposeAsync(clinic, session));
        Assert.Equal(DiaryOutcome.NotPossible, (await clinic.Get<Diary>().UndoAsync(clinic.Receptionist, id, CancellationToken.None)).Outcome);
        Assert.Equal(0, await clinic.LettersAsync(BookingLetters.Booked) - 1);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_chose_another_time_with_the_link_keeps_it_longer_like_anybody(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await PatientAsync(clinic, 0);
        var session = await StartAsync(clinic);
        await SendAsync(clinic, session, await ProposeAsync(clinic, session));
        var row = Assert.Single((await ViewAsync(clinic, session)).Rows);
        var invited = await (await Invited.OfAsync(clinic, row.Reference!, row.Invitation!.Id)).OpenedAsync();
        Assert.True((await invited.ReadAsync()).IsOffer);
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.Invitations.ExtendAsync(invited.InvitationId, CancellationToken.None)).Outcome);
        Assert.True((await invited.HoldAsync(row.New!.Start + Duration.FromHours(1))).IsDone);
        Assert.False((await invited.ReadAsync()).IsOffer);
        Assert.True((await invited.Invitations.ExtendAsync(invited.InvitationId, CancellationToken.None)).IsDone);
        Assert.True((await invited.TakeAsync()).IsDone);
    }

    [Theory, EveryDatabase]
    public async Task A_new_address_is_not_told_of_a_time_that_is_not_kept_any_more(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await PatientAsync(clinic, 0);
        var session = await StartAsync(clinic);
        await SendAsync(clinic, session, await ProposeAsync(clinic, session));
        var row = Assert.Single((await ViewAsync(clinic, session)).Rows);
        var invited = await (await Invited.OfAsync(clinic, row.Reference!, row.Invitation!.Id)).OpenedAsync();
        Assert.True(await invited.Invitations.DeclineAsync(invited.InvitationId, CancellationToken.None));
        await clinic.Get<OwnContact>().ChangeAsync(invited.EnquiryId, "020 7946 0777", "new@example.org", CancellationToken.None);
        await using var db = clinic.Db();
        Assert.Equal(BookingLetters.Inviting, (await db.Letters.SingleAsync(letter => letter.To == "new@example.org")).Kind);
    }

    [Theory, EveryDatabase]
    public async Task A_time_booked_by_hand_stands_for_one_that_was_called_off_and_not_for_two(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await PatientAsync(clinic, 0);
        var patient = Diary.PatientOf((await clinic.Get<Diary>().GetAsync(first, CancellationToken.None))!);
        var second = await clinic.BookedAsync(Starts + Duration.FromHours(2), patient);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var session = await StartAsync(clinic);
        foreach (var id in new[] { first, second })
        {
            Assert.Equal(DisruptionOutcome.Done, await clinic.Get<SessionDisruptions>().CallOffAsync(clinic.Receptionist, session, id, CancellationToken.None));
        }

        var next = await clinic.BookedAsync(Starts + Duration.FromDays(7), patient);
        Assert.Equal([(DisruptionState.Booked, next), (DisruptionState.CalledOff, (Guid?)null)], await RowsAsync());

        // Called off in its own session, it is followed there, and the first one has been dealt with.
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var later = (await clinic.Get<SessionDisruptions>().StartAsync(clinic.Receptionist, clinic.Back.Id, Starts + Duration.FromDays(7), Ends + Duration.FromDays(7), CancellationToken.None)).Id;
        Assert.Equal(DisruptionOutcome.Done, await clinic.Get<SessionDisruptions>().CallOffAsync(clinic.Receptionist, later, next, CancellationToken.None));
        Assert.Equal([(DisruptionState.Booked, next), (DisruptionState.CalledOff, (Guid?)null)], await RowsAsync());
        Assert.Equal(1, (await ViewAsync(clinic, later)).Unresolved);

        async Task<IEnumerable<(DisruptionState, Guid?)>> RowsAsync() =>
            (await ViewAsync(clinic, session)).Rows.OrderBy(row => row.Appointment.Start).Select(row => (row.State, row.New?.Id));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_has_no_enquiry_or_no_email_is_rung_and_booked_at_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (withoutEnquiry, withoutEmail) = (await clinic.BookedAsync(Starts), await PatientAsync(clinic, 1, email: null));
        var session = await StartAsync(clinic);
        var proposals = await ProposeAsync(clinic, session);
        Assert.Equal([DisruptionOutcome.NoEmail, DisruptionOutcome.NoEmail], await SendAsync(clinic, session, proposals));
        Assert.All((await ViewAsync(clinic, session)).Rows, row => Assert.Equal(DisruptionState.Ring, row.State));
        foreach (var time in proposals)
        {
            Assert.Equal(DisruptionOutcome.Done, await clinic.Get<SessionDisruptions>().BookAsync(clinic.Receptionist, session, time, CancellationToken.None));
            Assert.Equal((AppointmentStatus.Booked, time.Start), await StateAsync(clinic, time.AppointmentId));
        }

        Assert.Equal(0, (await ViewAsync(clinic, session)).Unresolved);
        Assert.Equal([withoutEmail, withoutEnquiry], proposals.Select(time => time.AppointmentId).OrderByDescending(id => id == withoutEmail));
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
        var session = await StartAsync(clinic, afterIt);
        await using var after = clinic.Db();
        var groups = await after.GroupSessions.OrderBy(row => row.FirstCell).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(inIt, true), (afterIt, false)], groups.Select(group => (group.Start, group.IsCancelled)));
        Assert.Empty((await ViewAsync(clinic, session)).Rows);
        Assert.True((await clinic.BookAsync(Groups.Seat(clinic, type, afterIt))).IsDone);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_session_that_was_brought_back_can_be_called_off_again(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await StartAsync(clinic);
        Assert.Equal(first, await StartAsync(clinic));
        await using (var db = clinic.Db())
        {
            (await db.Specialists.SingleAsync(row => row.Id == clinic.Back.Id, TestContext.Current.CancellationToken)).SessionChanges.Clear();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Get<ClinicShape>().Forget();
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var booked = await clinic.BookedAsync(Starts);
        var second = await StartAsync(clinic);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await StartAsync(clinic));
        Assert.Equal(booked, Assert.Single((await ViewAsync(clinic, second)).Rows).Appointment.Id);
        Assert.DoesNotContain((await clinic.Get<Diary>().FindAsync(new TimeQuery(clinic.First.Id, ForStaff: true), CancellationToken.None)).Times, time => time.Start >= Starts && time.Start < Ends);
    }

    [Theory, EveryDatabase]
    public async Task Called_off_without_another_time_it_is_to_rebook_until_the_enquiry_is_closed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (withoutEnquiry, patient) = (await clinic.BookedAsync(Starts), await PatientAsync(clinic, 1));
        var (sessions, session) = (clinic.Get<SessionDisruptions>(), await StartAsync(clinic));
        Assert.Equal(DisruptionOutcome.Done, await sessions.CallOffAsync(clinic.Receptionist, session, withoutEnquiry, CancellationToken.None));
        Assert.Equal(DisruptionOutcome.Done, await sessions.CallOffAsync(clinic.Receptionist, session, patient, CancellationToken.None));
        Assert.Equal(DisruptionOutcome.NotPossible, await sessions.CallOffAsync(clinic.Receptionist, session, patient, CancellationToken.None));
        var view = await ViewAsync(clinic, session);
        Assert.Equal([DisruptionState.CalledOff, DisruptionState.Closed], view.Rows.Select(row => row.State).Order());
        var reference = view.Rows.Single(row => row.Appointment.Id == patient).Reference!;
        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, reference, ClosureReason.WithdrawnByPatient, null, CancellationToken.None);
        Assert.Equal(0, (await ViewAsync(clinic, session)).Unresolved);
    }

    private static async Task<(AppointmentStatus, Instant)> StateAsync(TestClinic clinic, Guid id)
    {
        var appointment = (await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!;
        return (appointment.Status, appointment.Start);
    }

    private static async Task<Guid> StartAsync(TestClinic clinic, Instant? end = null) =>
        (await clinic.Get<SessionDisruptions>().StartAsync(clinic.Receptionist, clinic.Back.Id, Starts, end ?? Ends, CancellationToken.None)).Id;

    private static async Task<DisruptionView> ViewAsync(TestClinic clinic, Guid session) =>
        (await clinic.Get<SessionDisruptions>().FollowAsync(clinic.Receptionist, session, CancellationToken.None))!;

    private static async Task<IReadOnlyList<ProposedTime>> ProposeAsync(TestClinic clinic, Guid session) =>
        await clinic.Get<SessionDisruptions>().ProposeAsync(await ViewAsync(clinic, session), CancellationToken.None);

    private static async Task<IReadOnlyList<DisruptionOutcome>> SendAsync(TestClinic clinic, Guid session, IReadOnlyList<ProposedTime> chosen) =>
        [.. (await clinic.Get<SessionDisruptions>().SendAsync(clinic.Receptionist, session, chosen, CancellationToken.None)).Select(result => result.Outcome)];

    private static async Task<Guid> PatientAsync(TestClinic clinic, int hour, Tier tier = Tier.P3, string? email = "ann@example.org")
    {
        var reference = (await clinic.ReceiveAsync()).Reference;
        if (tier != Tier.P3)
        {
            await clinic.Get<TriageDesk>().SetTierAsync(clinic.Receptionist, reference, tier, "Worse", CancellationToken.None);
        }

        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == reference);
        return await clinic.BookedAsync(Starts + Duration.FromHours(hour), BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id, email) with { Tier = tier });
    }
}
