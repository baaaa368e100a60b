using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class Diary
{
    /// <summary>How long a hold that ran out still waits for a patient who comes back late, as long as nobody else wants its time.</summary>
    public static readonly Duration LateReturn = Duration.FromHours(1);

    /// <summary>Gives back a time that is held; nothing of what was booked.</summary>
    /// <param name="id">The hold.</param>
    /// <param name="actor">Who gives it back.</param>
    /// <param name="onlyLapsed">Whether to do so only when it has run out.</param>
    /// <param name="after">What else is to change in the same transaction; it is not asked when there was nothing to give back.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<DiaryResult> ReleaseAsync(Guid id, Actor actor, bool onlyLapsed, Func<ClinicDbContext, Task>? after, CancellationToken cancellationToken) => ChangeAsync(
        id,
        actor,
        async (work, hold) =>
        {
            if (hold.Status != AppointmentStatus.Held || (onlyLapsed && !hold.HasLapsed(work.Now)))
            {
                return new DiaryResult(DiaryOutcome.NotPossible, id);
            }

            History.Add(work.Db, hold.Cancel(hold.HasLapsed(work.Now) ? CancelReason.HoldExpired : CancelReason.Other, actor, work.Now));
            await FreeCellsAsync(work.Db, id, cancellationToken);
            if (after is not null)
            {
                await after(work.Db);
            }

            return DiaryResult.Done(id);
        },
        cancellationToken);

    /// <summary>Ends what has run out: requests that nobody approved in time, and holds that nobody came back to.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the work between two.</param>
    /// <returns>How many were ended.</returns>
    public async Task<int> LapseDueAsync(int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var late = now - LateReturn;
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await db.Appointments
                .Where(row => (row.Status == AppointmentStatus.Held && row.HeldUntil <= late) || (row.Status == AppointmentStatus.Requested && row.HeldUntil <= now))
                .OrderBy(row => row.HeldUntil).Select(row => row.Id).Take(limit).ToListAsync(cancellationToken);
        }

        var ended = 0;
        foreach (var id in due)
        {
            var result = await ChangeAsync(
                id,
                Actor.System,
                async (work, hold) =>
                {
                    if (!hold.HasLapsed(work.Now))
                    {
                        return new DiaryResult(DiaryOutcome.NotPossible);
                    }

                    await LapseAsync(work, hold, cancellationToken);
                    return DiaryResult.Done(id);
                },
                cancellationToken);
            ended += result.IsDone ? 1 : 0;
        }

        return ended;
    }

    /// <summary>
    /// Calls an appointment off because its specialist cannot be there, and keeps another time for the same patient, in one transaction. No letter says
    /// "cancelled": the invitation that <paramref name="after"/> writes says both.
    /// </summary>
    /// <param name="staff">Who does it.</param>
    /// <param name="id">The appointment that cannot take place.</param>
    /// <param name="key">The same key is the same hold.</param>
    /// <param name="specialistId">With whom the new time is.</param>
    /// <param name="start">When it is; the rules for staff hold, and none is overridden.</param>
    /// <param name="until">Until when it is kept.</param>
    /// <param name="after">What else is to change in the same transaction; a result that is not null and not done undoes it all.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<DiaryResult> ReplaceAsync(
        StaffActor staff, Guid id, Guid key, Guid specialistId, Instant start, Instant until, Func<ClinicDbContext, Appointment, Task<DiaryResult?>> after, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        ArgumentNullException.ThrowIfNull(after);
        return ChangeAsync(
            id,
            staff.Actor,
            async (work, old) =>
            {
                if (await work.Db.Appointments.AsNoTracking().SingleOrDefaultAsync(row => row.BookingKey == key, cancellationToken) is { } made)
                {
                    return made.Occupies ? DiaryResult.Done(made.Id) : new DiaryResult(DiaryOutcome.NotPossible, id);
                }

                if (old.Status is not (AppointmentStatus.Requested or AppointmentStatus.Booked or AppointmentStatus.Arrived))
                {
                    return new DiaryResult(DiaryOutcome.NotPossible, id);
                }

                var (place, refusal, _, _) = await PlaceAsync(work, QueryOf(old, forStaff: true), specialistId, start, null, null, "", cancellationToken);
                if (refusal is not null)
                {
                    return refusal;
                }

                History.Add(work.Db, old.Cancel(CancelReason.SpecialistAway, staff.Actor, work.Now));
                await FreeCellsAsync(work.Db, id, cancellationToken);
                await AfterCancelAsync(work, old, cancellationToken, isTold: false);
                var (hold, happened) = Appointment.Hold(NewOne(work, key, PatientOf(old), old.ConsultationTypeId, place!, old.Mode, seriesId: null), until, staff.Actor, work.Now);
                work.Db.Appointments.Add(hold);
                History.Add(work.Db, happened);
                if (!await TakeCellsAsync(work, hold, Way.Unknown, cancellationToken))
                {
                    return new DiaryResult(DiaryOutcome.Taken);
                }

                return await after(work.Db, hold) ?? DiaryResult.Done(hold.Id);
            },
            cancellationToken,
            [specialistId]);
    }

    /// <summary>Calls an appointment off because the patient withdrew what it was for, in the caller's transaction; what was only held is given back and nobody is told.</summary>
    internal async Task CallOffAsync(ClinicDbContext db, Appointment appointment, ClinicShape.Snapshot shape, Instant now, CancellationToken cancellationToken)
    {
        var wasKnown = appointment.Status != AppointmentStatus.Held;
        await GiveUpAsync(db, appointment, Actor.Patient, now, cancellationToken);
        if (wasKnown)
        {
            await SettleRemindersAsync(db, appointment.Id, CalledOff, now, cancellationToken);
            await BookingLetters.SupersedeAsync(db, appointment, cancellationToken);
            letters.AddCancelled(db, appointment, shape, now);
        }
    }

    /// <summary>Cancels and frees its time when the caller saves, for those who have no transaction of their own: then all of it is done or nothing.</summary>
    internal static async Task GiveUpAsync(ClinicDbContext db, Appointment appointment, Actor actor, Instant now, CancellationToken cancellationToken)
    {
        History.Add(db, appointment.Cancel(CancelReason.Other, actor, now));
        db.OccupancyCells.RemoveRange(await db.OccupancyCells.Where(cell => cell.OwnerId == appointment.Id).ToListAsync(cancellationToken));
    }

    /// <summary>The patient of an appointment, for another one.</summary>
    public static PatientToBook PatientOf(Appointment appointment)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return new PatientToBook(
            appointment.PatientId, appointment.EnquiryId, appointment.PatientName, appointment.Phone, appointment.Email, appointment.Language, appointment.Tier, appointment.Needs, appointment.InterpreterLanguage);
    }
}
