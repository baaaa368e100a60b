using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Booking;

public sealed partial class Diary
{
    private async Task AfterBookingAsync(Work work, Appointment appointment, CancellationToken cancellationToken)
    {
        await ScheduleEnquiryAsync(work, appointment, cancellationToken);
        if (appointment.Status == AppointmentStatus.Booked)
        {
            letters.AddBooked(work.Db, appointment, work.Shape, work.Now);
            await PlanRemindersAsync(work, appointment, cancellationToken);
        }
        else
        {
            letters.AddRequested(work.Db, appointment, work.Shape, work.Now);
        }
    }

    private async Task AfterMoveAsync(Work work, Appointment appointment, CancellationToken cancellationToken)
    {
        await SettleRemindersAsync(work, appointment.Id, "moved", cancellationToken);
        await BookingLetters.SupersedeAsync(work.Db, appointment, cancellationToken);
        letters.AddMoved(work.Db, appointment, work.Shape, work.Now);
        if (appointment.Status == AppointmentStatus.Booked)
        {
            await PlanRemindersAsync(work, appointment, cancellationToken);
        }
    }

    private async Task AfterCancelAsync(Work work, Appointment appointment, CancellationToken cancellationToken, bool isTold = true)
    {
        await SettleRemindersAsync(work, appointment.Id, "cancelled", cancellationToken);
        await BookingLetters.SupersedeAsync(work.Db, appointment, cancellationToken);
        if (isTold)
        {
            letters.AddCancelled(work.Db, appointment, work.Shape, work.Now);
        }

        await UnscheduleEnquiryAsync(work, appointment, cancellationToken);
    }

    private static async Task AfterAttendanceAsync(Work work, Appointment appointment, AppointmentEventKind kind, CancellationToken cancellationToken)
    {
        if (kind == AppointmentEventKind.Confirmed)
        {
            return;
        }

        if (kind is AppointmentEventKind.Arrived or AppointmentEventKind.DidNotAttend)
        {
            await SettleRemindersAsync(work, appointment.Id, "over", cancellationToken);
        }

        if (kind == AppointmentEventKind.DidNotAttend)
        {
            await UnscheduleEnquiryAsync(work, appointment, cancellationToken);
        }

        if (kind == AppointmentEventKind.Completed && await EnquiryOfAsync(work, appointment, cancellationToken) is { Status: EnquiryStatus.Scheduled } enquiry
            && enquiry is { Tier: > Tier.P1 } or { AcknowledgedAt: not null, AwaitsAcknowledgement: false }
            && !await HasAnotherAsync(work, appointment, cancellationToken))
        {
            Timeline.Add(work.Db, enquiry.Close(ClosureReason.Seen, work.Actor, work.Now));
        }
    }

    private static async Task AfterUndoAsync(Work work, Appointment appointment, CancellationToken cancellationToken)
    {
        if (await EnquiryOfAsync(work, appointment, cancellationToken) is not { } enquiry)
        {
            return;
        }

        if (enquiry is { Status: EnquiryStatus.Closed, ClosureReason: ClosureReason.Seen })
        {
            Timeline.Add(work.Db, enquiry.Reopen(appointment.End, work.Actor, work.Now));
        }

        await ScheduleEnquiryAsync(work, appointment, cancellationToken);
    }

    /// <summary>The enquiry is booked: through every state that leads there, each with its event.</summary>
    private static async Task ScheduleEnquiryAsync(Work work, Appointment appointment, CancellationToken cancellationToken)
    {
        if (await EnquiryOfAsync(work, appointment, cancellationToken) is not { } enquiry || enquiry.Status == EnquiryStatus.Scheduled)
        {
            return;
        }

        if (enquiry.Status == EnquiryStatus.Received && work.Actor.StaffId is not null)
        {
            Timeline.Add(work.Db, enquiry.Claim(work.Actor, work.Now));
        }

        if (enquiry.Status == EnquiryStatus.InTriage)
        {
            Timeline.Add(work.Db, enquiry.Accept(appointment.Start, work.Actor, work.Now));
        }

        if (enquiry.Status == EnquiryStatus.Accepted)
        {
            Timeline.Add(work.Db, enquiry.MarkScheduled(appointment.End, work.Actor, work.Now));
        }
    }

    private static async Task UnscheduleEnquiryAsync(Work work, Appointment appointment, CancellationToken cancellationToken)
    {
        if (await EnquiryOfAsync(work, appointment, cancellationToken) is { Status: EnquiryStatus.Scheduled } enquiry && !await HasAnotherAsync(work, appointment, cancellationToken))
        {
            var bookBy = ReplyClock.DueAt(enquiry.Tier, enquiry.NeedsACall, work.Now, work.Shape.Profile.Calendar);
            Timeline.Add(work.Db, enquiry.ReturnToBooking(bookBy, work.Actor, work.Now));
        }
    }

    private static Task<bool> HasAnotherAsync(Work work, Appointment appointment, CancellationToken cancellationToken) => work.Db.Appointments.AsNoTracking().AnyAsync(
        other => other.EnquiryId == appointment.EnquiryId && other.Id != appointment.Id
            && (other.Status == AppointmentStatus.Booked || other.Status == AppointmentStatus.Requested || other.Status == AppointmentStatus.Arrived || other.Status == AppointmentStatus.InConsultation),
        cancellationToken);

    private static async Task<Enquiry?> EnquiryOfAsync(Work work, Appointment appointment, CancellationToken cancellationToken) =>
        appointment.EnquiryId is { } id ? await work.Db.Enquiries.SingleOrDefaultAsync(enquiry => enquiry.Id == id, cancellationToken) : null;

    private static async Task PlanRemindersAsync(Work work, Appointment appointment, CancellationToken cancellationToken)
    {
        // A new one has none yet.
        List<string> known = work.Db.Entry(appointment).State == EntityState.Added
            ? []
            : await work.Db.Reminders.Where(row => row.AppointmentId == appointment.Id && row.Revision == appointment.Revision).Select(row => row.Kind).ToListAsync(cancellationToken);
        work.Db.Reminders.AddRange(ReminderPlan.For(appointment, work.Shape.Zone, work.Now).Where(reminder => !known.Contains(reminder.Kind)));
    }

    private static async Task SettleRemindersAsync(Work work, Guid id, string why, CancellationToken cancellationToken)
    {
        foreach (var reminder in await work.Db.Reminders.Where(row => row.AppointmentId == id && row.State == ReminderState.Due).ToListAsync(cancellationToken))
        {
            reminder.Settle(ReminderState.Suppressed, why, work.Now);
        }
    }
}
