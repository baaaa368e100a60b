using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Booking;

/// <summary>An enquiry and what is booked for it say the same, whichever of them changes.</summary>
public sealed class TogetherTests
{
    private static readonly Duration Length = Duration.FromMinutes(30);

    [Theory, EveryDatabase]
    public async Task Who_withdraws_is_waited_for_by_nobody_and_reminded_of_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (enquiry, id) = await BookedAsync(clinic);
        Assert.Equal(OwnResult.Done, await clinic.Get<OwnWithdrawal>().WithdrawAsync(enquiry.Id, default));
        await using var db = clinic.Db();
        var appointment = await db.Appointments.SingleAsync(row => row.Id == id);
        Assert.Equal((AppointmentStatus.Cancelled, "patient"), (appointment.Status, appointment.CancelledBy));
        Assert.Equal(EnquiryStatus.Closed, (await RowAsync(clinic, enquiry.Id)).Status);
        Assert.Equal(0, await db.Reminders.CountAsync(row => row.State == ReminderState.Due));
        Assert.Equal(
            [(BookingLetters.Booked, LetterState.Superseded), (BookingLetters.Cancelled, LetterState.Pending)],
            (await db.Letters.Where(row => row.Regarding == appointment.Reference).ToListAsync()).Select(row => (row.Kind, row.State)).Order());
        await clinic.BookedAsync(BookingDesk.Tuesday);
        await DiaryTests.CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task What_is_held_for_a_link_goes_with_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        Assert.True((await invited.HoldAsync(BookingDesk.Tuesday)).IsDone);
        Assert.Equal(OwnResult.Done, await clinic.Get<OwnWithdrawal>().WithdrawAsync(invited.EnquiryId, default));
        Assert.Equal(InvitationStatus.Revoked, await invited.StatusAsync());
        var again = await (await Invited.AsAsync(clinic)).OpenedAsync();
        Assert.True((await again.HoldAsync(BookingDesk.Tuesday)).IsDone);
        Assert.Equal(IssueOutcome.Done, (await again.Invitations.IssueAsync(clinic.Receptionist, again.Reference, clinic.First.Id, null, [], default)).Outcome);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        await DiaryTests.CellsEqualAppointmentsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task Staff_do_not_close_what_is_booked_before_the_patient_has_heard_of_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (enquiry, id) = await BookedAsync(clinic);
        var desk = clinic.Get<TriageDesk>();
        Assert.Equal(DeskOutcome.HasAppointment, (await desk.CloseAsync(clinic.Receptionist, enquiry.Reference, ClosureReason.WithdrawnByPatient, null, default)).Outcome);
        Assert.True((await clinic.Get<Diary>().CancelAsync(id, clinic.Receptionist, CancelReason.FeelsBetter, null, default)).IsDone);
        Assert.Equal(DeskOutcome.Done, (await desk.CloseAsync(clinic.Receptionist, enquiry.Reference, ClosureReason.WithdrawnByPatient, null, default)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task What_was_booked_between_the_proposal_and_the_second_person_is_not_closed_over(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var receipt = await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"));
        await desk.RecordCallAsync(clinic.Receptionist, receipt.Reference, CallOutcome.Spoke, null, null, default);
        Assert.Equal(DeskOutcome.Done, (await desk.CloseAsync(clinic.Clinician, receipt.Reference, ClosureReason.AdviceGiven, null, default)).Outcome);
        var id = await clinic.BookedAsync(BookingDesk.Tuesday, EnquiryPatient.Closed(await RowAsync(clinic, receipt.EnquiryId)));
        Assert.Equal(DeskOutcome.HasAppointment, (await desk.ConfirmClosureAsync(clinic.Receptionist, receipt.Reference, null, default)).Outcome);
        Assert.True((await clinic.Get<Diary>().CancelAsync(id, clinic.Receptionist, CancelReason.FeelsBetter, null, default)).IsDone);
        Assert.Equal(DeskOutcome.Done, (await desk.ConfirmClosureAsync(clinic.Receptionist, receipt.Reference, null, default)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task The_next_step_of_an_enquiry_is_the_end_of_its_next_appointment_wherever_that_goes(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (enquiry, id) = await BookedAsync(clinic);
        var diary = clinic.Get<Diary>();
        Assert.Equal(BookingDesk.Tuesday + Length, await DueAsync());
        var later = BookingDesk.Tuesday + Duration.FromDays(7);
        Assert.True((await diary.MoveAsync(id, clinic.Receptionist, clinic.Back.Id, later, null, null, default)).IsDone);
        Assert.Equal(later + Length, await DueAsync());
        var second = await clinic.BookedAsync(BookingDesk.Tuesday, EnquiryPatient.Closed(enquiry));
        Assert.Equal(BookingDesk.Tuesday + Length, await DueAsync());
        Assert.True((await diary.CancelAsync(second, clinic.Receptionist, CancelReason.ClinicNeedsTime, null, default)).IsDone);
        Assert.Equal(later + Length, await DueAsync());
        var third = await clinic.BookedAsync(BookingDesk.Tuesday, EnquiryPatient.Closed(enquiry));
        clinic.Clock.Reset(BookingDesk.Tuesday);
        await SeenAsync(clinic, third);
        Assert.Equal((later + Length, EnquiryStatus.Scheduled), (await DueAsync(), (await RowAsync(clinic, enquiry.Id)).Status));

        async Task<Instant> DueAsync() => (await RowAsync(clinic, enquiry.Id)).NextActionDueAt!.Value;
    }

    [Theory, EveryDatabase]
    public async Task Who_was_never_seen_is_to_be_booked_again_however_late_the_error_is_found(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (enquiry, id) = await BookedAsync(clinic);
        clinic.Clock.Reset(BookingDesk.Tuesday);
        await SeenAsync(clinic, id);
        Assert.Equal(ClosureReason.Seen, (await RowAsync(clinic, enquiry.Id)).ClosureReason);
        clinic.Clock.Advance(Duration.FromHours(2));
        Assert.True((await clinic.Get<Diary>().EnterInErrorAsync(clinic.Receptionist, id, default)).IsDone);
        Assert.Equal(Worklist.New, (await RowAsync(clinic, enquiry.Id)).Worklist);
    }

    [Theory, EveryDatabase]
    public async Task Who_is_marked_as_arrived_by_a_slip_is_reminded_all_the_same(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var inTheAfternoon = BookingDesk.Tuesday + Duration.FromHours(7);
        var id = await clinic.BookedAsync(inTheAfternoon);
        var diary = clinic.Get<Diary>();
        clinic.Clock.Reset(BookingDesk.Tuesday);
        await using var db = clinic.Db();
        var due = await db.Reminders.CountAsync(row => row.State == ReminderState.Due);
        Assert.NotEqual(0, due);
        Assert.True((await diary.AttendAsync(clinic.Receptionist, id, AppointmentStatus.Arrived, default)).IsDone);
        Assert.Equal(0, await db.Reminders.CountAsync(row => row.State == ReminderState.Due));
        Assert.True((await diary.UndoAsync(clinic.Receptionist, id, default)).IsDone);
        Assert.Equal(due, await db.Reminders.CountAsync(row => row.State == ReminderState.Due));
    }

    [Theory, EveryDatabase]
    public async Task A_key_that_was_for_another_time_or_patient_books_nothing_and_says_so(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var request = clinic.At(BookingDesk.Tuesday);
        var first = await clinic.BookAsync(request);
        Assert.True((await clinic.Get<Diary>().CancelAsync(first.AppointmentId!.Value, clinic.Receptionist, CancelReason.FeelsBetter, null, default)).IsDone);

        // Whose answer was lost asks again, and is shown what became of it.
        Assert.Equal((DiaryOutcome.Done, first.AppointmentId), ((await clinic.BookAsync(request)).Outcome, (await clinic.BookAsync(request)).AppointmentId));
        var other = clinic.At(BookingDesk.Tuesday + Duration.FromHours(1));
        Assert.True((await clinic.BookAsync(other)).IsDone);
        Assert.Equal(DiaryOutcome.NotPossible, (await clinic.BookAsync(other with { Start = BookingDesk.Tuesday })).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await clinic.BookAsync(other with { Patient = BookingDesk.Someone(Guid.NewGuid()) })).Outcome);
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Appointments.CountAsync(row => row.Status == AppointmentStatus.Booked));
    }

    private static async Task SeenAsync(TestClinic clinic, Guid id)
    {
        foreach (var status in new[] { AppointmentStatus.Arrived, AppointmentStatus.InConsultation, AppointmentStatus.Completed })
        {
            Assert.Equal(DiaryOutcome.Done, (await clinic.Get<Diary>().AttendAsync(clinic.Receptionist, id, status, default)).Outcome);
        }
    }

    private static async Task<(Enquiry Enquiry, Guid Appointment)> BookedAsync(TestClinic clinic)
    {
        var enquiry = await RowAsync(clinic, (await clinic.ReceiveAsync()).EnquiryId);
        return (enquiry, await clinic.BookedAsync(BookingDesk.Tuesday, EnquiryPatient.Closed(enquiry)));
    }

    private static async Task<Enquiry> RowAsync(TestClinic clinic, Guid id)
    {
        await using var db = clinic.Db();
        return await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == id);
    }
}
