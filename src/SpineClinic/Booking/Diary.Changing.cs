using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class Diary
{
    /// <summary>Moves an appointment: its cells are swapped in one transaction, and what it was is in its history.</summary>
    /// <param name="id">Which.</param>
    /// <param name="staff">Who of the staff; null when the patient does it, under the rules for patients.</param>
    /// <param name="specialistId">With whom.</param>
    /// <param name="start">When.</param>
    /// <param name="roomId">A room of the staff's choice; null for the one that fits.</param>
    /// <param name="overrideReason">Staff's reason to override rules, sealed.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <param name="revision">The revision that the mover saw; null when it does not matter. Moved meanwhile, it is not moved.</param>
    public Task<DiaryResult> MoveAsync(Guid id, StaffActor? staff, Guid specialistId, Instant start, Guid? roomId, string? overrideReason, CancellationToken cancellationToken, int? revision = null)
    {
        if (staff is not null)
        {
            Permissions.Demand(staff, Permission.ManageAppointments);
        }

        var reason = PersonalText.Paragraphs(overrideReason);
        var actor = staff?.Actor ?? Actor.Patient;
        return ChangeAsync(
            id,
            actor,
            async (work, appointment) =>
            {
                if (appointment.Status is not (AppointmentStatus.Booked or AppointmentStatus.Requested) || appointment.HasLapsed(work.Now) || (staff is null && appointment.Start <= work.Now))
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                if (staff is null && appointment.Status == AppointmentStatus.Booked && work.Shape.Type(appointment.ConsultationTypeId) is { NeedsApproval: true })
                {
                    return new DiaryResult(DiaryOutcome.NotPossible, id);
                }

                if (revision is { } seen && seen != appointment.Revision)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible, id);
                }

                if (appointment.Start == start && appointment.SpecialistId == specialistId && (roomId is null || roomId == appointment.RoomId))
                {
                    return DiaryResult.Done(id);
                }

                var query = QueryOf(appointment, staff is not null);
                var (place, refusal, overridden, way) = await PlaceAsync(work, query, specialistId, start, roomId, staff, reason, cancellationToken);
                if (refusal is not null)
                {
                    return refusal;
                }

                var happened = appointment.Move(place!, actor, work.Now, overridden);
                await SealAsync(work, happened, appointment.PatientId, overridden is null ? null : reason, cancellationToken);
                History.Add(work.Db, happened);
                await FreeCellsAsync(work.Db, id, cancellationToken);
                if (!await TakeCellsAsync(work, appointment, way, cancellationToken))
                {
                    return new DiaryResult(DiaryOutcome.Taken);
                }

                await AfterMoveAsync(work, appointment, cancellationToken);
                return DiaryResult.Done(id);
            },
            cancellationToken,
            [specialistId]);
    }

    /// <summary>Calls it off. Its time is free, its history stays, and its enquiry goes back to those to book, unless it has another appointment.</summary>
    /// <param name="id">Which.</param>
    /// <param name="staff">Who of the staff; null when the patient does it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="words">More about it, sealed.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <param name="after">What else is to change in the same transaction.</param>
    public Task<DiaryResult> CancelAsync(
        Guid id, StaffActor? staff, CancelReason reason, string? words, CancellationToken cancellationToken, Func<ClinicDbContext, Appointment, Task>? after = null)
    {
        if (staff is not null)
        {
            Permissions.Demand(staff, Permission.ManageAppointments);
        }

        var actor = staff?.Actor ?? Actor.Patient;
        return ChangeAsync(
            id,
            actor,
            async (work, appointment) =>
            {
                if (!appointment.IsOpen || (staff is null && appointment.Start <= work.Now))
                {
                    return new DiaryResult(appointment.Status == AppointmentStatus.Cancelled ? DiaryOutcome.Done : DiaryOutcome.NotPossible, id);
                }

                var wasKnown = appointment.Status is not AppointmentStatus.Held;
                var happened = appointment.Cancel(reason, actor, work.Now);
                await SealAsync(work, happened, appointment.PatientId, PersonalText.Paragraphs(words), cancellationToken);
                History.Add(work.Db, happened);
                await FreeCellsAsync(work.Db, id, cancellationToken);
                if (wasKnown)
                {
                    await AfterCancelAsync(work, appointment, cancellationToken);
                }

                if (after is not null)
                {
                    await after(work.Db, appointment);
                }

                return DiaryResult.Done(id);
            },
            cancellationToken);
    }

    /// <summary>It should never have been there: its time is free, and nobody is told.</summary>
    public Task<DiaryResult> EnterInErrorAsync(StaffActor staff, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        return ChangeAsync(
            id,
            staff.Actor,
            async (work, appointment) =>
            {
                if (!appointment.Occupies)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible, id);
                }

                var wasSeen = appointment.Status == AppointmentStatus.Completed;
                History.Add(work.Db, appointment.MarkEnteredInError(staff.Actor, work.Now));
                await FreeCellsAsync(work.Db, id, cancellationToken);
                await AfterCancelAsync(work, appointment, cancellationToken, isTold: false);
                if (wasSeen)
                {
                    await AfterNotSeenAsync(work, appointment, cancellationToken);
                }

                return DiaryResult.Done(id);
            },
            cancellationToken);
    }

    /// <summary>The patient says that they come. Said twice is said once.</summary>
    public Task<DiaryResult> ConfirmAsync(Guid id, Actor actor, CancellationToken cancellationToken) => TurnAsync(
        id, actor, (appointment, now) => appointment.Status == AppointmentStatus.Booked ? appointment.Confirm(actor, now) : null, cancellationToken);

    /// <summary>The patient says by how much they will be late.</summary>
    /// <param name="id">Which.</param>
    /// <param name="minutes">5 to 120.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<DiaryResult> RunLateAsync(Guid id, int minutes, Actor actor, CancellationToken cancellationToken) => TurnAsync(
        id, actor, (appointment, now) => appointment.Status == AppointmentStatus.Booked ? appointment.RunLate(minutes, actor, now) : null, cancellationToken);

    /// <summary>Says what becomes of an appointment on its day: arrived, in consultation, completed, did not attend.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of those four.</exception>
    public async Task<DiaryResult> AttendAsync(StaffActor staff, Guid id, AppointmentStatus to, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        var zone = (await shapes.GetAsync(cancellationToken)).Zone;
        return await TurnAsync(
            id,
            staff.Actor,
            (appointment, now) => (appointment.Status, to) switch
            {
                (AppointmentStatus.Booked, AppointmentStatus.Arrived) when appointment.IsItsDay(now, zone) => appointment.Arrive(staff.Actor, now),
                (AppointmentStatus.Arrived, AppointmentStatus.InConsultation) => appointment.Begin(staff.Actor, now),
                (AppointmentStatus.InConsultation, AppointmentStatus.Completed) => appointment.Complete(staff.Actor, now),
                (AppointmentStatus.Booked, AppointmentStatus.DidNotAttend) when now >= appointment.End => appointment.MarkDidNotAttend(staff.Actor, now),
                (_, AppointmentStatus.Arrived or AppointmentStatus.InConsultation or AppointmentStatus.Completed or AppointmentStatus.DidNotAttend) => null,
                _ => throw new ArgumentOutOfRangeException(nameof(to)),
            },
            cancellationToken);
    }

    /// <summary>A new link to an appointment that is to come, by letter; it ends the lock of the old one.</summary>
    /// <returns>Not possible without an e-mail address, and when it is over or called off.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<DiaryResult> RenewLinkAsync(StaffActor staff, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        return ChangeAsync(
            id,
            staff.Actor,
            (work, appointment) =>
            {
                if (appointment is not { Status: AppointmentStatus.Booked or AppointmentStatus.Requested, Email: not null } || appointment.Start <= work.Now)
                {
                    return Task.FromResult(new DiaryResult(DiaryOutcome.NotPossible, id));
                }

                History.Add(work.Db, appointment.RenewLink(tokens.HashOf(BookingTokens.ForAppointment, id, appointment.LinkNumber + 1), staff.Actor, work.Now));
                letters.AddLink(work.Db, appointment, work.Shape, work.Now);
                return Task.FromResult(DiaryResult.Done(id));
            },
            cancellationToken);
    }

    /// <summary>Takes back the last change of status within a quarter of an hour. A cancelled appointment gets its time back, if nobody has it; not one whose session does not take place.</summary>
    public Task<DiaryResult> UndoAsync(StaffActor staff, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        return ChangeAsync(
            id,
            staff.Actor,
            async (work, appointment) =>
            {
                var wasFree = !appointment.Occupies;
                if (await IsSessionOffAsync(work, appointment, cancellationToken) || appointment.Undo(staff.Actor, work.Now) is not { } happened)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                History.Add(work.Db, happened);
                if (wasFree)
                {
                    if (!await TakeCellsAsync(work, appointment, Way.Unknown, cancellationToken))
                    {
                        return new DiaryResult(DiaryOutcome.Taken);
                    }

                    await AfterBookingAsync(work, appointment, cancellationToken);
                }
                else
                {
                    await AfterUndoAsync(work, appointment, cancellationToken);
                }

                return DiaryResult.Done(id);
            },
            cancellationToken);
    }

    /// <summary>What was looked for when this appointment was found: for moving it.</summary>
    public static TimeQuery QueryOf(Appointment appointment, bool forStaff)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return new TimeQuery(appointment.ConsultationTypeId, forStaff)
        {
            Mode = appointment.Mode,
            Tier = appointment.Tier,
            StepFree = appointment.Needs.Contains(PatientNeeds.StepFree),
            Interpreter = PatientNeeds.HasInterpreter(appointment.Needs),
            PatientId = appointment.PatientId,
            Moving = appointment.Id,
        };
    }

    private Task<DiaryResult> TurnAsync(Guid id, Actor actor, Func<Appointment, Instant, AppointmentEvent?> turn, CancellationToken cancellationToken) => ChangeAsync(
        id,
        actor,
        async (work, appointment) =>
        {
            if (turn(appointment, work.Now) is not { } happened)
            {
                return new DiaryResult(DiaryOutcome.NotPossible, id);
            }

            History.Add(work.Db, happened);
            await AfterAttendanceAsync(work, appointment, happened.Kind, cancellationToken);
            return DiaryResult.Done(id);
        },
        cancellationToken);

    private async Task<DiaryResult> ChangeAsync(
        Guid id, Actor actor, Func<Work, Appointment, Task<DiaryResult>> change, CancellationToken cancellationToken, IReadOnlyList<Guid>? more = null)
    {
        if (await GetAsync(id, cancellationToken) is not { } known)
        {
            return new DiaryResult(DiaryOutcome.NotFound);
        }

        return await WriteAsync(
            actor,
            [known.SpecialistId, known.PatientId, .. more ?? []],
            async work => await change(work, await work.Db.Appointments.SingleAsync(row => row.Id == id, cancellationToken)),
            cancellationToken);
    }
}
