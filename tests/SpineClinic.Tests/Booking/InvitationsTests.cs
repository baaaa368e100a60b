using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class InvitationsTests
{
    private static readonly Instant Later = BookingDesk.Tuesday + Duration.FromHours(1);

    [Theory, EveryDatabase]
    public async Task A_manager_cannot_invite(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        await Assert.ThrowsAsync<NotPermittedException>(() =>
            clinic.Get<Invitations>().IssueAsync(clinic.Manager, receipt.Reference, clinic.First.Id, null, [], CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task What_another_works_on_what_is_closed_and_what_is_booked_is_not_invited(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invitations = clinic.Get<Invitations>();
        var held = await clinic.ReceiveAsync();
        await using (var db = clinic.Db())
        {
            var enquiry = await db.Enquiries.SingleAsync(row => row.Reference == held.Reference);
            Timeline.Add(db, enquiry.Claim(clinic.SecondReceptionist.Actor, TestClinic.Start));
            await db.SaveChangesAsync();
        }

        Assert.Equal(IssueOutcome.HeldByAnother, (await invitations.IssueAsync(clinic.Receptionist, held.Reference, clinic.First.Id, null, [], CancellationToken.None)).Outcome);
        Assert.Equal(IssueOutcome.NotFound, (await invitations.IssueAsync(clinic.Receptionist, held.Reference, Guid.NewGuid(), null, [], CancellationToken.None)).Outcome);
        Assert.Equal(IssueOutcome.NotFound, (await invitations.IssueAsync(clinic.Receptionist, "SC-2222-22", clinic.First.Id, null, [], CancellationToken.None)).Outcome);
        var booked = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await booked.HoldAsync(BookingDesk.Tuesday);
        await booked.TakeAsync();
        Assert.Equal(IssueOutcome.NotPossible, (await invitations.IssueAsync(clinic.Receptionist, booked.Reference, clinic.First.Id, null, [], CancellationToken.None)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_kept_for_who_has_not_opened_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic);
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.HoldAsync(BookingDesk.Tuesday)).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.TakeAsync()).Outcome);
        Assert.Empty((await invited.ReadAsync()).Patient.Needs);
    }

    [Theory, EveryDatabase]
    public async Task Only_times_with_the_specialist_of_the_invitation_can_be_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic, specialistId: clinic.Neck.Id)).OpenedAsync();
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.HoldAsync(BookingDesk.Tuesday)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task A_time_that_somebody_has_is_taken_and_the_one_kept_before_stays(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await invited.HoldAsync(Later);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        Assert.Equal(DiaryOutcome.Taken, (await invited.HoldAsync(BookingDesk.Tuesday)).Outcome);
        Assert.Equal(Later, (await invited.ReadAsync()).Held!.Start);
        await DiaryTests.CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_hold_that_ran_out_is_lost_only_when_somebody_else_took_the_time(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (one, two) = (await (await Invited.AsAsync(clinic)).OpenedAsync(), await (await Invited.AsAsync(clinic)).OpenedAsync());
        await one.HoldAsync(BookingDesk.Tuesday);
        clinic.Clock.AdvanceMinutes(31);
        Assert.Equal(DiaryOutcome.Done, (await one.Invitations.ExtendAsync(one.InvitationId, CancellationToken.None)).Outcome);
        clinic.Clock.AdvanceMinutes(29);
        Assert.Equal(DiaryOutcome.Taken, (await two.HoldAsync(BookingDesk.Tuesday)).Outcome);
        clinic.Clock.AdvanceMinutes(2);
        Assert.Equal(DiaryOutcome.Done, (await two.HoldAsync(BookingDesk.Tuesday)).Outcome);
        Assert.Equal(DiaryOutcome.Taken, (await one.TakeAsync()).Outcome);
        Assert.Equal(DiaryOutcome.Done, (await two.TakeAsync()).Outcome);
        await DiaryTests.CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task Who_withdrew_books_nothing_with_a_link_that_is_open(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        Assert.True((await invited.HoldAsync(BookingDesk.Tuesday)).IsDone);
        await clinic.Get<OwnWithdrawal>().WithdrawAsync(invited.EnquiryId, CancellationToken.None);
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.TakeAsync()).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.HoldAsync(Later)).Outcome);
        Assert.Equal(EnquiryStatus.Closed, (await invited.EnquiryAsync()).Status);
    }

    [Theory, EveryDatabase]
    public async Task Who_was_booked_by_phone_does_not_book_again_with_the_link(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        var enquiry = await invited.EnquiryAsync();
        Assert.True((await invited.HoldAsync(BookingDesk.Tuesday)).IsDone);
        await clinic.BookedAsync(Later, BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id));
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.TakeAsync()).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.HoldAsync(BookingDesk.Tuesday)).Outcome);
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Appointments.CountAsync(row => row.Status == AppointmentStatus.Booked));
    }

    [Theory, EveryDatabase]
    public async Task A_hold_is_made_longer_a_dozen_times_and_not_for_ever(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await invited.HoldAsync(BookingDesk.Tuesday);
        for (var i = 0; i < Diary.MostExtensions; i++)
        {
            clinic.Clock.AdvanceMinutes(20);
            Assert.Equal(DiaryOutcome.Done, (await invited.Invitations.ExtendAsync(invited.InvitationId, CancellationToken.None)).Outcome);
        }

        Assert.Equal(DiaryOutcome.NotPossible, (await invited.Invitations.ExtendAsync(invited.InvitationId, CancellationToken.None)).Outcome);
        Assert.True((await invited.TakeAsync()).IsDone);
    }

    [Theory, EveryDatabase]
    public async Task When_the_link_has_run_out_what_is_kept_can_be_taken_and_nothing_else_be_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        var (kept, other) = (BookingDesk.Tuesday + Duration.FromDays(14), Later + Duration.FromDays(14));
        clinic.Clock.Advance(Invitation.Lifetime - Duration.FromMinutes(10));
        Assert.True((await invited.HoldAsync(kept)).IsDone);
        clinic.Clock.AdvanceMinutes(15);
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.HoldAsync(other)).Outcome);
        Assert.True((await invited.HoldAsync(kept)).IsDone);
        Assert.True((await invited.TakeAsync()).IsDone);
    }

    [Theory, EveryDatabase]
    public async Task The_letter_of_a_link_that_was_replaced_before_it_left_does_not_leave(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await Invited.AsAsync(clinic);
        Assert.Equal(IssueOutcome.Done, (await first.Invitations.IssueAsync(clinic.Receptionist, first.Reference, clinic.First.Id, null, [], CancellationToken.None)).Outcome);
        Assert.Equal(InvitationStatus.Revoked, await first.StatusAsync());
        await using var db = clinic.Db();
        var letters = await db.Letters.Where(row => row.Kind == BookingLetters.Inviting).ToListAsync();
        Assert.Equal(2, letters.Count);
        Assert.All(letters, letter => Assert.Equal(letter.Text.Contains(first.Token, StringComparison.Ordinal) ? LetterState.Superseded : LetterState.Pending, letter.State));
    }

    [Theory, EveryDatabase]
    public async Task What_closed_while_a_time_was_kept_is_not_booked(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await invited.HoldAsync(BookingDesk.Tuesday);
        await using (var db = clinic.Db())
        {
            (await db.Specialists.SingleAsync(row => row.Id == clinic.Back.Id)).Absences.Add(new Absence(new LocalDate(2026, 12, 1), new LocalDate(2026, 12, 1)));
            await db.SaveChangesAsync();
        }

        clinic.Get<ClinicShape>().Forget();
        var refused = await invited.TakeAsync();
        Assert.Equal((DiaryOutcome.Refused, true), (refused.Outcome, refused.Rules!.Contains(BookingRule.SpecialistAway)));
    }

    [Theory, EveryDatabase]
    public async Task Inviting_accepts_the_enquiry_waits_for_the_patient_and_sends_one_letter(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic);
        var enquiry = await invited.EnquiryAsync();
        Assert.Equal((EnquiryStatus.Accepted, WaitingOn.Patient), (enquiry.Status, enquiry.WaitingOn));
        Assert.InRange(enquiry.NextActionDueAt!.Value, TestClinic.Start, TestClinic.Start + Invitation.Lifetime);
        await using var db = clinic.Db();
        var letter = await db.Letters.AsNoTracking().SingleAsync(row => row.Kind == BookingLetters.Inviting);
        Assert.Contains(invited.Token, letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await db.Invitations.Select(row => row.TokenHash).ToListAsync(), hash => Convert.ToHexString(hash).Contains(invited.Token, StringComparison.Ordinal));
        Assert.Equal("invitation.Issued", await db.AuditEntries.Where(row => row.SubjectId == invited.InvitationId).Select(row => row.Action).SingleAsync());
    }

    [Theory, EveryDatabase]
    public async Task Without_an_address_a_person_must_ring(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync(Sheets.AllNo().Choose("contactBy", "phone").Write("email", ""));
        var result = await clinic.Get<Invitations>().IssueAsync(clinic.Receptionist, receipt.Reference, clinic.First.Id, null, [], CancellationToken.None);
        Assert.Equal((IssueOutcome.Done, true), (result.Outcome, result.MustRing));
    }

    [Theory, EveryDatabase]
    public async Task A_newer_invitation_ends_the_earlier(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await Invited.AsAsync(clinic);
        await clinic.Get<Invitations>().IssueAsync(clinic.Receptionist, first.Reference, clinic.First.Id, null, [], CancellationToken.None);
        Assert.Equal(InvitationStatus.Revoked, await first.StatusAsync());
        Assert.Equal(OpenOutcome.NotFound, await first.TryAsync(Invited.Digits));
    }

    [Theory, EveryDatabase]
    public async Task Another_time_gives_back_the_one_that_was_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        var first = await invited.HoldAsync(BookingDesk.Tuesday);
        Assert.Equal(first, await invited.HoldAsync(BookingDesk.Tuesday));
        var second = await invited.HoldAsync(Later);
        var again = await invited.HoldAsync(BookingDesk.Tuesday);
        Assert.Equal(3, new[] { first, second, again }.Select(result => result.AppointmentId).Distinct().Count());
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Appointments.CountAsync(row => row.Status == AppointmentStatus.Held));
        await DiaryTests.CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task Pressed_many_times_at_one_moment_one_time_is_kept_and_one_appointment_booked(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        var holds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => invited.HoldAsync(BookingDesk.Tuesday))));
        Assert.Single(holds.Where(result => result.IsDone).Select(result => result.AppointmentId).Distinct());
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => invited.TakeAsync())));
        Assert.All(taken, result => Assert.Equal((DiaryOutcome.Done, holds[0].AppointmentId), (result.Outcome, result.AppointmentId)));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Appointments.CountAsync(row => row.Status == AppointmentStatus.Booked));
        Assert.Equal(1, await db.Letters.CountAsync(row => row.Kind == BookingLetters.Booked));
        Assert.Equal((InvitationStatus.Used, EnquiryStatus.Scheduled), (await invited.StatusAsync(), (await invited.EnquiryAsync()).Status));
    }

    [Theory, EveryDatabase]
    public async Task A_need_that_takes_longer_is_given_its_time_or_refused(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await invited.HoldAsync(BookingDesk.Tuesday);
        await clinic.BookedAsync(BookingDesk.Tuesday + Duration.FromHours(1));
        Assert.Equal(DiaryOutcome.Done, (await invited.TakeAsync(PatientNeeds.Interpreter)).Outcome);
        var time = (await invited.ReadAsync()).Time!;
        Assert.Equal(Duration.FromMinutes(45), time.End - time.Start);
        Assert.Equal([PatientNeeds.Interpreter], time.Needs);
        var other = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await other.HoldAsync(BookingDesk.Tuesday + Duration.FromHours(2));
        var noStep = await other.TakeAsync(PatientNeeds.StepFree);
        Assert.Equal(DiaryOutcome.Refused, noStep.Outcome);
        Assert.NotNull((await other.ReadAsync()).Held);
        await DiaryTests.CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task No_time_suits_and_a_person_rings_within_a_working_day(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        var due = await invited.Invitations.AskForHelpAsync(await invited.ReadAsync(), CancellationToken.None);
        Assert.Equal(due, await invited.Invitations.AskForHelpAsync(await invited.ReadAsync(), CancellationToken.None));
        var enquiry = await invited.EnquiryAsync();
        Assert.Equal((WaitingOn.Clinic, Instant.FromUtc(2026, 11, 25, 18, 0)), (enquiry.WaitingOn, enquiry.NextActionDueAt));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.EnquiryEvents.CountAsync(row => row.Kind == EventKind.BookingHelpNeeded));
    }
}
