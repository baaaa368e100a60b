using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using static SpineClinic.Tests.Booking.DisruptionDesk;

namespace SpineClinic.Tests.Booking;

/// <summary>What becomes of each patient of a session that cannot take place.</summary>
public sealed class DisruptedPatientsTests
{
    [Theory, EveryDatabase]
    public async Task An_invitation_takes_the_place_of_the_letter_that_says_cancelled_and_sent_twice_is_sent_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.PatientInSessionAsync(0);
        var session = await clinic.CallOffSessionAsync();
        var proposals = await clinic.ProposeNewTimesAsync(session);
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => clinic.SendNewTimesAsync(session, proposals))));
        Assert.All(sent.SelectMany(results => results), result => Assert.Equal(DisruptionOutcome.Done, result));
        var view = await clinic.DisruptionAsync(session);
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
        var id = await clinic.PatientInSessionAsync(0);
        var session = await clinic.CallOffSessionAsync();
        var proposals = await clinic.ProposeNewTimesAsync(session);
        await clinic.BookedAsync(proposals[0].Start);
        Assert.Equal([DisruptionOutcome.Gone], await clinic.SendNewTimesAsync(session, proposals));
        Assert.Equal(AppointmentStatus.Booked, (await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!.Status);
        Assert.Equal([DisruptionOutcome.Gone], await clinic.SendNewTimesAsync(session, [proposals[0] with { Start = Starts + Duration.FromMinutes(30) }]));
        Assert.Equal([DisruptionOutcome.NotFound], await clinic.SendNewTimesAsync(session, [proposals[0] with { AppointmentId = Guid.NewGuid() }]));
        Assert.Equal(DisruptionState.ToDo, Assert.Single((await clinic.DisruptionAsync(session)).Rows).State);
        Assert.Equal(0, await clinic.LettersAsync(BookingLetters.Rebooking));
    }

    [Theory, EveryDatabase]
    public async Task Who_does_not_answer_is_unresolved_until_they_have_a_time_or_a_person_closes_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.PatientInSessionAsync(0);
        var session = await clinic.CallOffSessionAsync();
        await clinic.SendNewTimesAsync(session, await clinic.ProposeNewTimesAsync(session));
        clinic.Clock.AdvanceHours(24);
        Assert.Equal(1, await clinic.StepAsync());
        var view = await clinic.DisruptionAsync(session);
        var row = Assert.Single(view.Rows);
        Assert.Equal((DisruptionState.Lapsed, 1), (row.State, view.Unresolved));
        await using (var db = clinic.Db())
        {
            var enquiry = await db.Enquiries.SingleAsync(other => other.Id == row.Appointment.EnquiryId);
            Assert.Equal((Worklist.ToRebook, clinic.Clock.GetCurrentInstant()), (enquiry.Worklist, enquiry.NextActionDueAt));
        }

        Assert.Equal([DisruptionOutcome.Done], await clinic.SendNewTimesAsync(session, await clinic.ProposeNewTimesAsync(session)));
        var again = Assert.Single((await clinic.DisruptionAsync(session)).Rows);
        Assert.Equal(DisruptionState.Invited, again.State);
        var booked = await clinic.Get<SessionDisruptions>().BookAsync(
            clinic.Receptionist, session, new ProposedTime(again.Appointment.Id, again.New!.SpecialistId, again.New.Start), CancellationToken.None);
        Assert.Equal(DisruptionOutcome.Done, booked);
        view = await clinic.DisruptionAsync(session);
        Assert.Equal((DisruptionState.Booked, 0), (Assert.Single(view.Rows).State, view.Unresolved));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_appointments_of_one_patient_each_has_its_own_invitation_and_its_own_new_time(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await clinic.PatientInSessionAsync(0);
        var patient = Diary.PatientOf((await clinic.Get<Diary>().GetAsync(first, CancellationToken.None))!);
        var second = await clinic.BookedAsync(Starts + Duration.FromHours(2), patient);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var session = await clinic.CallOffSessionAsync();
        Assert.Equal([DisruptionOutcome.Done, DisruptionOutcome.Done], await clinic.SendNewTimesAsync(session, await clinic.ProposeNewTimesAsync(session)));
        Assert.All((await clinic.DisruptionAsync(session)).Rows, row => Assert.Equal((DisruptionState.Invited, row.Appointment.Id), (row.State, row.Invitation!.ReplacesId)));

        // The letter of one link is enough to take one time, and the other link goes on.
        var (one, other) = (await OfAsync(first), await OfAsync(second));
        Assert.True((await (await one.OpenedAsync()).TakeAsync()).IsDone);
        Assert.Equal([DisruptionState.Booked, DisruptionState.Invited], await StatesAsync());
        Assert.True((await (await other.OpenedAsync()).TakeAsync()).IsDone);
        var view = await clinic.DisruptionAsync(session);
        Assert.Equal((0, 2), (view.Unresolved, view.Rows.Select(row => row.New!.Id).Distinct().Count()));

        async Task<Invited> OfAsync(Guid lost)
        {
            var row = (await clinic.DisruptionAsync(session)).Rows.Single(row => row.Appointment.Id == lost);
            return await Invited.OfAsync(clinic, row.Reference!, row.Invitation!.Id);
        }

        async Task<IEnumerable<DisruptionState>> StatesAsync() =>
            (await clinic.DisruptionAsync(session)).Rows.OrderBy(row => row.Appointment.Start).Select(row => row.State);
    }

    [Theory, EveryDatabase]
    public async Task A_time_booked_by_hand_ends_the_link_to_another_and_gives_back_what_was_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.PatientInSessionAsync(0);
        var patient = Diary.PatientOf((await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var session = await clinic.CallOffSessionAsync();
        var proposals = await clinic.ProposeNewTimesAsync(session);
        await clinic.SendNewTimesAsync(session, proposals);
        var row = Assert.Single((await clinic.DisruptionAsync(session)).Rows);
        var invited = await (await Invited.OfAsync(clinic, row.Reference!, row.Invitation!.Id)).OpenedAsync();
        await clinic.BookedAsync(proposals[0].Start + Duration.FromHours(2), patient);
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.TakeAsync()).Outcome);
        Assert.Equal(InvitationStatus.Revoked, await invited.StatusAsync());
        Assert.Equal(DisruptionState.Booked, Assert.Single((await clinic.DisruptionAsync(session)).Rows).State);
        await clinic.BookedAsync(proposals[0].Start);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task What_was_agreed_by_phone_and_called_off_again_can_be_agreed_again_at_the_same_time(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.PatientInSessionAsync(0);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var (sessions, session) = (clinic.Get<SessionDisruptions>(), await clinic.CallOffSessionAsync());
        Assert.Equal(DisruptionOutcome.Done, await sessions.CallOffAsync(clinic.Receptionist, session, id, CancellationToken.None));
        for (var round = 0; round < 2; round++)
        {
            var time = Assert.Single(await clinic.ProposeNewTimesAsync(session));
            Assert.Equal(DisruptionOutcome.Done, await sessions.BookAsync(clinic.Receptionist, session, time, CancellationToken.None));
            var booked = Assert.Single((await clinic.DisruptionAsync(session)).Rows).New!;
            Assert.Equal((AppointmentStatus.Booked, time.Start), (booked.Status, booked.Start));
            Assert.True((await clinic.Get<Diary>().CancelAsync(booked.Id, clinic.Receptionist, CancelReason.TimeDoesNotSuit, null, CancellationToken.None)).IsDone);
        }
    }

    [Theory, EveryDatabase]
    public async Task What_was_called_off_with_its_session_is_not_brought_back_into_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.PatientInSessionAsync(0);
        var session = await clinic.CallOffSessionAsync();
        await clinic.SendNewTimesAsync(session, await clinic.ProposeNewTimesAsync(session));
        Assert.Equal(DiaryOutcome.NotPossible, (await clinic.Get<Diary>().UndoAsync(clinic.Receptionist, id, CancellationToken.None)).Outcome);
        Assert.Equal(0, await clinic.LettersAsync(BookingLetters.Booked) - 1);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_chose_another_time_with_the_link_keeps_it_longer_like_anybody(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.PatientInSessionAsync(0);
        var session = await clinic.CallOffSessionAsync();
        await clinic.SendNewTimesAsync(session, await clinic.ProposeNewTimesAsync(session));
        var row = Assert.Single((await clinic.DisruptionAsync(session)).Rows);
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
        await clinic.PatientInSessionAsync(0);
        var session = await clinic.CallOffSessionAsync();
        await clinic.SendNewTimesAsync(session, await clinic.ProposeNewTimesAsync(session));
        var row = Assert.Single((await clinic.DisruptionAsync(session)).Rows);
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
        var first = await clinic.PatientInSessionAsync(0);
        var patient = Diary.PatientOf((await clinic.Get<Diary>().GetAsync(first, CancellationToken.None))!);
        var second = await clinic.BookedAsync(Starts + Duration.FromHours(2), patient);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var session = await clinic.CallOffSessionAsync();
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
        Assert.Equal(1, (await clinic.DisruptionAsync(later)).Unresolved);

        async Task<IEnumerable<(DisruptionState, Guid?)>> RowsAsync() =>
            (await clinic.DisruptionAsync(session)).Rows.OrderBy(row => row.Appointment.Start).Select(row => (row.State, row.New?.Id));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_has_no_enquiry_or_no_email_is_rung_and_booked_at_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (withoutEnquiry, withoutEmail) = (await clinic.BookedAsync(Starts), await clinic.PatientInSessionAsync(1, email: null));
        var session = await clinic.CallOffSessionAsync();
        var proposals = await clinic.ProposeNewTimesAsync(session);
        Assert.Equal([DisruptionOutcome.NoEmail, DisruptionOutcome.NoEmail], await clinic.SendNewTimesAsync(session, proposals));
        Assert.All((await clinic.DisruptionAsync(session)).Rows, row => Assert.Equal(DisruptionState.Ring, row.State));
        foreach (var time in proposals)
        {
            Assert.Equal(DisruptionOutcome.Done, await clinic.Get<SessionDisruptions>().BookAsync(clinic.Receptionist, session, time, CancellationToken.None));
            Assert.Equal((AppointmentStatus.Booked, time.Start), await clinic.StateAsync(time.AppointmentId));
        }

        Assert.Equal(0, (await clinic.DisruptionAsync(session)).Unresolved);
        Assert.Equal([withoutEmail, withoutEnquiry], proposals.Select(time => time.AppointmentId).OrderByDescending(id => id == withoutEmail));
    }

    [Theory, EveryDatabase]
    public async Task Called_off_without_another_time_it_is_to_rebook_until_the_enquiry_is_closed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (withoutEnquiry, patient) = (await clinic.BookedAsync(Starts), await clinic.PatientInSessionAsync(1));
        var (sessions, session) = (clinic.Get<SessionDisruptions>(), await clinic.CallOffSessionAsync());
        Assert.Equal(DisruptionOutcome.Done, await sessions.CallOffAsync(clinic.Receptionist, session, withoutEnquiry, CancellationToken.None));
        Assert.Equal(DisruptionOutcome.Done, await sessions.CallOffAsync(clinic.Receptionist, session, patient, CancellationToken.None));
        Assert.Equal(DisruptionOutcome.NotPossible, await sessions.CallOffAsync(clinic.Receptionist, session, patient, CancellationToken.None));
        var view = await clinic.DisruptionAsync(session);
        Assert.Equal([DisruptionState.CalledOff, DisruptionState.Closed], view.Rows.Select(row => row.State).Order());
        var reference = view.Rows.Single(row => row.Appointment.Id == patient).Reference!;
        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, reference, ClosureReason.WithdrawnByPatient, null, CancellationToken.None);
        Assert.Equal(0, (await clinic.DisruptionAsync(session)).Unresolved);
    }
}
