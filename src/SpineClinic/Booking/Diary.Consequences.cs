using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Booking;

public sealed partial class Diary
{
    // Why a reminder was not needed.
    private const string Over = "over";
    private const string CalledOff = "cancelled";

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

        await FollowVisitAsync(work, appointment, cancellationToken);
    }

    private async Task AfterCancelAsync(Work work, Appointment appointment, CancellationToken cancellationToken, bool isTold = true)
    {
        await SettleRemindersAsync(work, appointment.Id, CalledOff, cancellationToken);
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
            await SettleRemindersAsync(work, appointment.Id, Over, cancellationToken);
        }

        if (kind == AppointmentEventKind.DidNotAttend)
        {
            await UnscheduleEnquiryAsync(work, appointment, cancellationToken);
        }

        // A P0 or P1 is closed by two people, however it was seen: until then it is due.
        if (kind == AppointmentEventKind.Completed && await EnquiryOfAsync(work, appointment, cancellationToken) is { Status: EnquiryStatus.Scheduled, Tier: > Tier.P1 } enquiry
            && !await HasAnotherAsync(work, appointment, cancellationToken))
        {
            Timeline.Add(work.Db, enquiry.Close(ClosureReason.Seen, work.Actor, work.Now));
        }
        else
        {
            await FollowVisitAsync(work, appointment, cancellationToken);
        }
    }

    // It closed the enquiry of somebody who was never seen: that one is to be booked again.
    private static async Task AfterNotSeenAsync(Work work, Appointment appointment, CancellationToken cancellationToken)
    {
        if (await EnquiryOfAsync(work, appointment, cancellationToken) is { Status: EnquiryStatus.Closed, ClosureReason: ClosureReason.Seen } enquiry
            && !await HasAnotherAsync(work, appointment, cancellationToken)
            && !await work.Db.Appointments.AnyAsync(other => other.EnquiryId == enquiry.Id && other.Id != appointment.Id && other.Status == AppointmentStatus.Completed, cancellationToken))
        {
            Timeline.Add(work.Db, enquiry.Reopen(ReplyClock.DueAt(enquiry.Tier, enquiry.NeedsACall, work.Now, work.Shape.Profile.Calendar), work.Actor, work.Now));
        }
    }

    private static async Task AfterUndoAsync(Work work, Appointment appointment, CancellationToken cancellationToken)
    {
        if (appointment.Status == AppointmentStatus.Booked)
        {
            // It is to come again, and so are its reminders.
            foreach (var reminder in await work.Db.Reminders
                .Where(row => row.AppointmentId == appointment.Id && row.Revision == appointment.Revision && row.State == ReminderState.Suppressed && row.Why == Over && row.NotAfter > work.Now)
                .ToListAsync(cancellationToken))
            {
                reminder.BringBack();
            }
        }

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
        if (await EnquiryOfAsync(work, appointment, cancellationToken) is not { } enquiry)
        {
            return;
        }

        if (enquiry.Status == EnquiryStatus.Scheduled)
        {
            await FollowVisitAsync(work, appointment, cancellationToken);
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
        else
        {
            await FollowVisitAsync(work, appointment, cancellationToken);
        }
    }

    /// <summary>The enquiry's next step is when its next appointment is over: the first of those that are open, as they are now.</summary>
    private static async Task FollowVisitAsync(Work work, Appointment appointment, CancellationToken cancellationToken)
    {
        if (await EnquiryOfAsync(work, appointment, cancellationToken) is not { Status: EnquiryStatus.Scheduled } enquiry)
        {
            return;
        }

        var ends = await Others(work, appointment).Select(other => other.End).ToListAsync(cancellationToken);
        if (IsToCome(appointment.Status))
        {
            ends.Add(appointment.End);
        }

        if (ends.Count > 0 && ends.Min() is var next && next != enquiry.VisitEndsAt)
        {
            Timeline.Add(work.Db, enquiry.FollowVisit(next, work.Actor, work.Now));
        }
    }

    private static Task<bool> HasAnotherAsync(Work work, Appointment appointment, CancellationToken cancellationToken) => Others(work, appointment).AnyAsync(cancellationToken);

    private static IQueryable<Appointment> Others(Work work, Appointment appointment) => work.Db.Appointments.AsNoTracking().Where(
        other => other.EnquiryId == appointment.EnquiryId && other.Id != appointment.Id
            && (other.Status == AppointmentStatus.Booked || other.Status == AppointmentStatus.Requested || other.Status == AppointmentStatus.Arrived || other.Status == AppointmentStatus.InConsultation));

    private static bool IsToCome(AppointmentStatus status) =>
        status is AppointmentStatus.Booked or AppointmentStatus.Requested or AppointmentStatus.Arrived or AppointmentStatus.InConsultation;

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

    private static Task SettleRemindersAsync(Work work, Guid id, string why, CancellationToken cancellationToken) => SettleRemindersAsync(work.Db, id, why, work.Now, cancellationToken);

    private static async Task SettleRemindersAsync(ClinicDbContext db, Guid id, string why, Instant now, CancellationToken cancellationToken)
    {
        foreach (var reminder in await db.Reminders.Where(row => row.AppointmentId == id && row.State == ReminderState.Due).ToListAsync(cancellationToken))
        {
            reminder.Settle(ReminderState.Suppressed, why, now);
        }
    }
}
