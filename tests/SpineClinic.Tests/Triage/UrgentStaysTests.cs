using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Tests.Booking;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

/// <summary>What is urgent, or was promised a call, does not fall silent because somebody did something about it.</summary>
public sealed class UrgentStaysTests
{
    private static readonly AnswerSheet Urgent = Sheets.AllNo().Choose("signs", "weightLoss");

    [Theory, EveryDatabase]
    public async Task What_was_answered_and_not_finished_by_its_time_is_on_the_ladder_again(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (desk, ladder) = (clinic.Get<TriageDesk>(), clinic.Get<EscalationLadder>());
        var reference = (await clinic.ReceiveAsync(Urgent)).Reference;
        await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.Spoke, null, null, default);
        var due = (await RowAsync(clinic, reference)).NextActionDueAt!.Value;
        Assert.Equal(0, await ladder.RunAsync(default));
        clinic.Clock.Reset(due);
        Assert.Equal(1, await ladder.RunAsync(default));
        var row = await RowAsync(clinic, reference);
        Assert.Equal((true, 1, due), (row.AwaitsAcknowledgement, row.EscalationStep, row.AcknowledgeBy));
        Assert.Equal(0, await ladder.RunAsync(default));
        Assert.Single((await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(), default)).Alarms);

        // Answered again, it has until its new time, and not for ever.
        await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.Handled, null, "The clinician has it", default);
        row = await RowAsync(clinic, reference);
        Assert.True(row.NextActionDueAt > due && row.EscalateAt is null);
        clinic.Clock.Reset(row.NextActionDueAt!.Value);
        Assert.Equal(1, await ladder.RunAsync(default));
    }

    [Theory, EveryDatabase]
    public async Task A_visit_whose_outcome_nobody_recorded_is_asked_for_in_opening_hours_and_not_by_the_ladder(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (reference, _) = await BookedAsync(clinic, Urgent);
        clinic.Clock.Reset((await RowAsync(clinic, reference)).NextActionDueAt!.Value + Duration.FromMinutes(1));
        Assert.Equal(0, await clinic.Get<EscalationLadder>().RunAsync(default));
        Assert.NotEqual(0, await clinic.Get<OverdueNotice>().RunAsync(default));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, true, 60)]
    [InlineData(DatabaseKind.PostgreSql, true, 60)]
    [InlineData(DatabaseKind.Sqlite, false, 9 * 60)]
    [InlineData(DatabaseKind.PostgreSql, false, 9 * 60)]
    public async Task Who_may_be_in_danger_and_was_not_reached_is_tried_again_soon_whatever_is_asked_for(DatabaseKind kind, bool isEmergency, int latest)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(isEmergency ? Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "recent") with { ToldClinic = true } : Urgent)).Reference;
        await clinic.Get<TriageDesk>().RecordCallAsync(clinic.Receptionist, reference, CallOutcome.NoAnswer, Duration.FromDays(7), null, default);
        var row = await RowAsync(clinic, reference);
        Assert.InRange(row.EscalateAt!.Value, clinic.Clock.GetCurrentInstant() + Duration.FromMinutes(15), clinic.Clock.GetCurrentInstant() + Duration.FromMinutes(latest));
        Assert.Equal(row.NextActionDueAt, row.EscalateAt);
        Assert.Equal(isEmergency ? Tier.P0 : Tier.P1, row.Tier);
    }

    [Theory, EveryDatabase]
    public async Task One_person_does_not_close_an_urgent_one_by_completing_its_appointment_nor_a_month_ahead(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (reference, id) = await BookedAsync(clinic, Urgent);
        var diary = clinic.Get<Diary>();
        Assert.Equal(DiaryOutcome.NotPossible, (await diary.AttendAsync(clinic.Receptionist, id, AppointmentStatus.Arrived, default)).Outcome);
        clinic.Clock.Reset(BookingDesk.Tuesday - Duration.FromMinutes(5));
        foreach (var status in new[] { AppointmentStatus.Arrived, AppointmentStatus.InConsultation, AppointmentStatus.Completed })
        {
            Assert.Equal(DiaryOutcome.Done, (await diary.AttendAsync(clinic.Receptionist, id, status, default)).Outcome);
        }

        Assert.Equal(EnquiryStatus.Scheduled, (await RowAsync(clinic, reference)).Status);
        Assert.Equal(DeskOutcome.Done, (await clinic.Get<TriageDesk>().CloseAsync(clinic.Clinician, reference, ClosureReason.Seen, null, default)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await clinic.Get<TriageDesk>().ConfirmClosureAsync(clinic.Receptionist, reference, null, default)).Outcome);
        Assert.Equal(EnquiryStatus.Closed, (await RowAsync(clinic, reference)).Status);
    }

    [Theory, EveryDatabase]
    public async Task A_call_that_was_promised_is_not_cleared_without_a_call_or_a_clinician(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var receipt = await clinic.ReceiveAsync(Sheets.AllNo().Choose("history", "byPhone"));
        Assert.True((await RowAsync(clinic, receipt.Reference)).NeedsACall);

        // Raised, it is still to be rung.
        Assert.Equal(DeskOutcome.Done, (await desk.SetTierAsync(clinic.Receptionist, receipt.Reference, Tier.P2, "Worse", default)).Outcome);
        var raised = await RowAsync(clinic, receipt.Reference);
        Assert.Equal((true, Worklist.NeedsACall), (raised.NeedsACall, raised.Worklist!.Value));
        await Assert.ThrowsAsync<NotPermittedException>(() => desk.SetTierAsync(clinic.Receptionist, receipt.Reference, Tier.P2, "Looks fine", default));
        Assert.Equal(DeskOutcome.TooUrgent, (await desk.QuarantineAsync(clinic.Receptionist, receipt.Reference, default)).Outcome);
        await desk.RecordCallAsync(clinic.Receptionist, receipt.Reference, CallOutcome.NoAnswer, Duration.FromHours(1), null, default);
        await Assert.ThrowsAsync<NotPermittedException>(() => desk.SetTierAsync(clinic.Receptionist, receipt.Reference, Tier.P2, "Nobody answers", default));
        await desk.RecordCallAsync(clinic.Receptionist, receipt.Reference, CallOutcome.Spoke, null, null, default);
        Assert.Equal(DeskOutcome.Done, (await desk.SetTierAsync(clinic.Receptionist, receipt.Reference, Tier.P2, "Asked what was missing", default)).Outcome);
        var cleared = await RowAsync(clinic, receipt.Reference);
        Assert.False(cleared.NeedsACall);
        Assert.True(cleared.NextActionDueAt <= raised.NextActionDueAt);
    }

    [Theory, EveryDatabase]
    public async Task A_call_recorded_on_an_old_page_silences_no_alarm_that_came_since(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        var opened = new SeenEnquiry(reference, (await RowAsync(clinic, reference)).Version);
        Assert.Equal(DeskOutcome.Done, (await desk.SetTierAsync(clinic.Clinician, reference, Tier.P1, null, default)).Outcome);
        Assert.Equal(DeskOutcome.Changed, (await desk.RecordCallAsync(clinic.Receptionist, opened, CallOutcome.Spoke, null, null, default)).Outcome);
        var row = await RowAsync(clinic, reference);
        Assert.Equal((true, null), (row.AwaitsAcknowledgement, row.AcknowledgedAt));
        Assert.Equal(DeskOutcome.Done, (await desk.RecordCallAsync(clinic.Receptionist, opened with { Version = row.Version }, CallOutcome.Spoke, null, null, default)).Outcome);
        Assert.False((await RowAsync(clinic, reference)).AwaitsAcknowledgement);
    }

    [Theory, EveryDatabase]
    public async Task An_invitation_from_an_old_page_is_not_sent(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync()).Reference;
        var opened = new SeenEnquiry(reference, (await RowAsync(clinic, reference)).Version);
        await clinic.Get<TriageDesk>().SetTierAsync(clinic.Clinician, reference, Tier.P1, null, default);
        Assert.Equal(IssueOutcome.Changed, (await clinic.Get<Invitations>().IssueAsync(clinic.Receptionist, opened, clinic.First.Id, null, [], default)).Outcome);
        await using var db = clinic.Db();
        Assert.Empty(await db.Invitations.ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_call_that_was_promised_is_not_put_off_until_after_booking_later_or_an_answer(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("history", "byPhone"))).Reference;
        var promised = (await RowAsync(clinic, reference)).NextActionDueAt!.Value;
        var later = new LocalDate(2027, 3, 1);
        Assert.Equal(DeskOutcome.CallFirst, (await desk.BookLaterAsync(clinic.Receptionist, reference, later, default)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await desk.AskPatientAsync(clinic.Receptionist, reference, "May we ring you at four?", default)).Outcome);
        Assert.Equal(promised, (await RowAsync(clinic, reference)).NextActionDueAt);
        await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.NoAnswer, Duration.FromHours(1), null, default);
        Assert.Equal(DeskOutcome.CallFirst, (await desk.BookLaterAsync(clinic.Receptionist, reference, later, default)).Outcome);
        await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.Spoke, null, null, default);
        Assert.Equal(DeskOutcome.Done, (await desk.BookLaterAsync(clinic.Receptionist, reference, later, default)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task What_the_patient_wrote_is_unread_until_somebody_acts_with_it_in_front_of_them(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var receipt = await clinic.ReceiveAsync();
        var before = new SeenEnquiry(receipt.Reference, (await RowAsync(clinic, receipt.Reference)).Version);
        await clinic.Get<OwnEnquiries>().AddAsync(receipt.EnquiryId, "My leg is going numb", default);

        // From the board, and from a page that was opened before it came.
        await desk.ClaimAsync(clinic.Receptionist, receipt.Reference, default);
        await desk.ReleaseAsync(clinic.Receptionist, receipt.Reference, default);
        await desk.ClaimAsync(clinic.Receptionist, before, default);
        await desk.TakeOverAsync(clinic.SecondReceptionist, before, "She is at lunch", default);
        var row = await RowAsync(clinic, receipt.Reference);
        Assert.Equal((clinic.SecondReceptionist.Id, true), (row.OwnerId!.Value, row.PatientWroteAt is not null));

        await desk.ReleaseAsync(clinic.SecondReceptionist, new SeenEnquiry(receipt.Reference, row.Version), default);
        Assert.Null((await RowAsync(clinic, receipt.Reference)).PatientWroteAt);
    }

    [Theory, EveryDatabase]
    public async Task What_becomes_urgent_while_it_waits_waits_for_nobodys_answer(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        await desk.AskPatientAsync(clinic.Receptionist, reference, "Since when?", default);
        Assert.Equal(Worklist.WaitingForPatient, (await RowAsync(clinic, reference)).Worklist);
        await desk.SetTierAsync(clinic.Receptionist, reference, Tier.P1, "Rang: numb since today", default);
        var row = await RowAsync(clinic, reference);
        Assert.Equal((Worklist.ClinicianToday, WaitingOn.Clinic), (row.Worklist!.Value, row.WaitingOn));
    }

    [Theory, EveryDatabase]
    public async Task What_was_claimed_and_left_goes_back_to_those_whom_nobody_has(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (desk, claims) = (clinic.Get<TriageDesk>(), clinic.Get<LapsedClaims>());
        var (left, kept) = ((await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference);
        await desk.ClaimAsync(clinic.Receptionist, left, default);
        await desk.ClaimAsync(clinic.Receptionist, kept, default);
        clinic.Clock.Advance(Enquiry.UndoWindow - Duration.FromMinutes(1));
        await desk.KeepAsync(clinic.Receptionist, kept, default);
        Assert.Equal(0, await claims.RunAsync(default));
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var both = await Task.WhenAll(claims.RunAsync(default), claims.RunAsync(default));
        Assert.Equal(1, both.Sum());
        Assert.Equal((Worklist.New, (Guid?)null), ((await RowAsync(clinic, left)).Worklist!.Value, (await RowAsync(clinic, left)).OwnerId));
        Assert.Equal(Worklist.InHand, (await RowAsync(clinic, kept)).Worklist);
    }

    [Theory, EveryDatabase]
    public async Task What_the_patient_wrote_is_due_although_they_are_booked_and_the_visit_is_when_it_has_been_read(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        await invited.HoldAsync(BookingDesk.Tuesday);
        await clinic.Get<OwnEnquiries>().AddAsync(invited.EnquiryId, "My leg is going numb", default);
        var due = (await invited.EnquiryAsync()).NextActionDueAt;
        Assert.True((await invited.TakeAsync()).IsDone);
        var booked = await invited.EnquiryAsync();
        Assert.Equal((EnquiryStatus.Scheduled, WaitingOn.Clinic, due), (booked.Status, booked.WaitingOn, booked.NextActionDueAt));
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.Receptionist, invited.Reference, default);
        await clinic.Get<TriageDesk>().ReleaseAsync(clinic.Receptionist, invited.Reference, default);
        var unread = await invited.EnquiryAsync();
        Assert.Equal((WaitingOn.Clinic, due), (unread.WaitingOn, unread.NextActionDueAt));
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.Receptionist, new SeenEnquiry(invited.Reference, unread.Version), default);
        await clinic.Get<TriageDesk>().ReleaseAsync(clinic.Receptionist, new SeenEnquiry(invited.Reference, unread.Version + 1), default);
        var read = await invited.EnquiryAsync();
        Assert.Equal((WaitingOn.Patient, BookingDesk.Tuesday + Duration.FromMinutes(30)), (read.WaitingOn, read.NextActionDueAt!.Value));
    }

    private static async Task<Enquiry> RowAsync(TestClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        return await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == reference);
    }

    private static async Task<(string Reference, Guid Appointment)> BookedAsync(TestClinic clinic, AnswerSheet sheet)
    {
        var reference = (await clinic.ReceiveAsync(sheet)).Reference;
        await clinic.Get<TriageDesk>().RecordCallAsync(clinic.Receptionist, reference, CallOutcome.Spoke, null, null, default);
        return (reference, await clinic.BookedAsync(BookingDesk.Tuesday, EnquiryPatient.Closed(await RowAsync(clinic, reference))));
    }
}
