using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class InvitationOpeningTests
{
    [Theory, EveryDatabase]
    public async Task A_wrong_answer_opens_nothing_and_nonsense_is_not_counted(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic);
        Assert.Equal(OpenOutcome.Wrong, await invited.TryAsync("9999"));
        Assert.Equal(OpenOutcome.Unreadable, await invited.TryAsync("12"));
        Assert.Equal(OpenOutcome.Unreadable, await invited.TryAsync(""));
        await using var db = clinic.Db();
        Assert.Equal((1, InvitationStatus.Issued), await db.Invitations.Select(row => new ValueTuple<int, InvitationStatus>(row.WrongTries, row.Status)).SingleAsync());
    }

    [Theory, EveryDatabase]
    public async Task Ten_wrong_answers_lock_it_for_the_right_one_too_and_a_person_must_ring(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic);
        var outcomes = new List<OpenOutcome>();
        for (var i = 0; i < Invitation.MostTries; i++)
        {
            outcomes.Add(await invited.TryAsync($"999{i}", $"192.0.2.{i}"));
        }

        Assert.Equal([.. Enumerable.Repeat(OpenOutcome.Wrong, Invitation.MostTries - 1), OpenOutcome.Locked], outcomes);
        Assert.Equal(OpenOutcome.Locked, await invited.TryAsync(Invited.Digits, "192.0.2.99"));
        var enquiry = await invited.EnquiryAsync();
        Assert.Equal((WaitingOn.Clinic, Instant.FromUtc(2026, 11, 25, 18, 0)), (enquiry.WaitingOn, enquiry.NextActionDueAt));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.EnquiryEvents.CountAsync(row => row.Kind == EventKind.BookingHelpNeeded));
    }

    [Theory, EveryDatabase]
    public async Task Of_many_answers_at_one_moment_no_more_than_ten_are_looked_at(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 14).Select(i => Task.Run(() => invited.TryAsync($"90{i:00}", $"198.51.100.{i}"))));
        Assert.Equal(Invitation.MostTries - 1, outcomes.Count(outcome => outcome == OpenOutcome.Wrong));
        Assert.Equal(5, outcomes.Count(outcome => outcome == OpenOutcome.Locked));
    }

    [Theory, EveryDatabase]
    public async Task One_network_address_waits_whichever_link_it_tries(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var links = new[] { await Invited.AsAsync(clinic), await Invited.AsAsync(clinic), await Invited.AsAsync(clinic) };
        for (var i = 0; i < Invitations.FreeTries; i++)
        {
            await links[i / 9].TryAsync($"99{i:00}");
        }

        Assert.Equal(OpenOutcome.Wait, await links[2].TryAsync(Invited.Digits));
        Assert.Equal(OpenOutcome.Opened, await links[2].TryAsync(Invited.Digits, "203.0.113.5"));
    }

    [Theory, EveryDatabase]
    public async Task After_a_fortnight_it_has_run_out_and_only_a_try_writes_that_down(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic);
        clinic.Clock.Advance(Invitation.Lifetime);
        Assert.False((await invited.ReadAsync()).IsUsable);
        Assert.Equal(InvitationStatus.Issued, await invited.StatusAsync());
        Assert.Equal(OpenOutcome.NotFound, await invited.TryAsync(Invited.Digits));
        Assert.Equal(InvitationStatus.Expired, await invited.StatusAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_used_one_opens_nothing_more(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await invited.HoldAsync(BookingDesk.Tuesday);
        await invited.TakeAsync();
        Assert.Equal(OpenOutcome.NotFound, await invited.TryAsync(Invited.Digits));
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.HoldAsync(BookingDesk.Tuesday + Duration.FromHours(1))).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task A_token_is_good_for_its_own_purpose_only(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await invited.HoldAsync(BookingDesk.Tuesday);
        var own = clinic.Get<OwnAppointments>();
        var appointment = (await invited.TakeAsync()).AppointmentId!.Value;
        var token = (await own.TokenOfAsync(appointment, CancellationToken.None))!;
        Assert.Null(await own.FindAsync(invited.Token, CancellationToken.None));
        Assert.Null(await invited.Invitations.FindAsync(token, CancellationToken.None));
        Assert.Null(await invited.Invitations.FindAsync(clinic.Get<BookingTokens>().Token(BookingTokens.ForAppointment, invited.InvitationId), CancellationToken.None));
        Assert.NotNull(await own.FindAsync(token, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Looking_changes_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic);
        await using var db = clinic.Db();
        var before = (await db.AuditEntries.CountAsync(), (await db.Invitations.AsNoTracking().SingleAsync()).Version);
        var own = await invited.ReadAsync();
        await invited.Invitations.TimesAsync(own, null, null, CancellationToken.None);
        Assert.Equal(before, (await db.AuditEntries.CountAsync(), (await db.Invitations.AsNoTracking().SingleAsync()).Version));
    }

    [Theory, EveryDatabase]
    public async Task The_digits_may_be_the_whole_number_or_of_another_script_and_who_gave_no_number_is_asked_for_the_reference(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic);
        Assert.Equal(OpenOutcome.Opened, await invited.TryAsync("+44 7700 900 123"));
        Assert.Equal(OpenOutcome.Opened, await invited.TryAsync("٠١٢٣"));
        var silent = await Invited.AsAsync(clinic, Sheets.AllNo().Choose("contactBy", "email").Write("phone", ""));
        Assert.False((await silent.ReadAsync()).AsksForPhone);
        Assert.Equal(OpenOutcome.Wrong, await silent.TryAsync(EnquiryReference.New()));
        Assert.Equal(OpenOutcome.Opened, await silent.TryAsync(silent.Reference.ToLowerInvariant()));
    }

    [Theory, EveryDatabase]
    public async Task What_the_form_said_they_need_is_read_once_it_is_open(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic, Sheets.AllNo().Choose("adjust", "interpreter", "companion").Write("interpreterLanguage", "Polski"));
        Assert.Empty((await invited.ReadAsync()).Patient.Needs);
        await invited.OpenedAsync();
        var patient = (await invited.ReadAsync()).Patient;
        Assert.Equal(["interpreter", "companion"], patient.Needs);
        Assert.Equal("Polski", patient.InterpreterLanguage);
    }

    [Theory, EveryDatabase]
    public async Task An_offer_that_does_not_suit_gives_its_time_back_and_ends_but_who_was_called_off_can_still_choose(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        foreach (var purpose in new[] { InvitationPurpose.Offer, InvitationPurpose.Rebook })
        {
            var invited = await OfferedAsync(clinic, purpose);
            Assert.True((await invited.ReadAsync()).IsOffer);
            Assert.False(await invited.Invitations.DeclineAsync(invited.InvitationId, CancellationToken.None));
            await invited.OpenedAsync();
            Assert.True(await invited.Invitations.DeclineAsync(invited.InvitationId, CancellationToken.None));
            Assert.False(await invited.Invitations.DeclineAsync(invited.InvitationId, CancellationToken.None));
            Assert.Equal(purpose == InvitationPurpose.Offer ? InvitationStatus.Revoked : InvitationStatus.Verified, await invited.StatusAsync());
            Assert.Equal(purpose == InvitationPurpose.Rebook, (await invited.HoldAsync(BookingDesk.Tuesday)).IsDone);
        }

        await DiaryTests.CellsEqualAppointmentsAsync(clinic);
    }

    private static async Task<Invited> OfferedAsync(TestClinic clinic, InvitationPurpose purpose)
    {
        var receipt = await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(row => row.Id == receipt.EnquiryId);
        Timeline.Add(db, enquiry.Accept(TestClinic.Start, Actor.System, TestClinic.Start));
        var id = Guid.NewGuid();
        var invitation = new Invitation(
            id, purpose, enquiry.Id, clinic.First.Id, null, clinic.Get<BookingTokens>().HashOf(BookingTokens.ForInvitation, id), TestClinic.Start, TestClinic.Start + Duration.FromDays(2), null);
        var hold = await clinic.Get<Diary>().HoldAsync(
            clinic.At(BookingDesk.Tuesday, BookingDesk.Someone(enquiry.DataKeyId, enquiry.Id)), invitation.ExpiresAt, Actor.System, CancellationToken.None);
        invitation.Hold(hold.AppointmentId);
        db.Invitations.Add(invitation);
        db.AuditEntries.Add(new AuditEntry(TestClinic.Start, Actor.System, "invitation.Issued", "invitation", id));
        await db.SaveChangesAsync();
        return await Invited.OfAsync(clinic, receipt.Reference, id);
    }
}
