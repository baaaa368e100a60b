using Microsoft.EntityFrameworkCore;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>What <see cref="GroupSessions"/> writes.</summary>
public sealed partial class Diary
{
    internal async Task<GroupResult> PlanGroupAsync(StaffActor staff, GroupWish wish, CancellationToken cancellationToken)
    {
        Guid? planned = null;
        wish = wish with { Start = Cell.Start(Cell.Of(wish.Start)) };
        var result = await WriteAsync(
            staff.Actor,
            [wish.SpecialistId],
            async work =>
            {
                planned = null;
                if (work.Shape.Type(wish.ConsultationTypeId) is not { } type || work.Shape.Specialist(wish.SpecialistId) is null || (wish.RoomId is not null && work.Shape.Room(wish.RoomId) is null))
                {
                    return new DiaryResult(DiaryOutcome.NotFound);
                }

                if (!type.IsGroup)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                var same = await work.Db.GroupSessions.AsNoTracking().FirstOrDefaultAsync(
                    row => !row.IsCancelled && row.ConsultationTypeId == type.Id && row.SpecialistId == wish.SpecialistId && row.Start == wish.Start, cancellationToken);
                if (same is not null)
                {
                    planned = same.Id;
                    return new DiaryResult(wish.RoomId is null || wish.RoomId == same.RoomId ? DiaryOutcome.Done : DiaryOutcome.Taken);
                }

                var (room, refusal, overridden) = await RoomOfGroupAsync(work, staff, type, wish, cancellationToken);
                if (refusal is not null)
                {
                    return refusal;
                }

                var session = new GroupSession(type, wish.SpecialistId, room, wish.Start);
                planned = session.Id;
                work.Db.GroupSessions.Add(session);
                work.Db.AuditEntries.Add(new AuditEntry(work.Now, staff.Actor, "groupSession.Planned", "groupSession", session.Id, $"{session.Start}{overridden}"));
                return new DiaryResult(await TakeCellsAsync(work, session.Cells(), mayLieOver: false, cancellationToken) ? DiaryOutcome.Done : DiaryOutcome.Taken);
            },
            cancellationToken);
        return new GroupResult(result.Outcome, result.IsDone ? planned : null, result.Rules);
    }

    internal async Task<GroupResult> CancelGroupAsync(StaffActor staff, Guid id, CancelReason why, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.GroupSessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } known)
        {
            return new GroupResult(DiaryOutcome.NotFound);
        }

        var result = await WriteAsync(
            staff.Actor,
            [known.SpecialistId],
            async work =>
            {
                var session = await work.Db.GroupSessions.SingleAsync(row => row.Id == id, cancellationToken);
                if (session.IsCancelled || session.Start <= work.Now)
                {
                    return new DiaryResult(session.IsCancelled ? DiaryOutcome.Done : DiaryOutcome.NotPossible);
                }

                session.Cancel();
                work.Db.AuditEntries.Add(new AuditEntry(work.Now, staff.Actor, "groupSession.Cancelled", "groupSession", id, why.ToString()));
                await FreeCellsAsync(work.Db, id, cancellationToken);
                await CallOffSeatsAsync(work, id, why, cancellationToken);
                return new DiaryResult(DiaryOutcome.Done);
            },
            cancellationToken);
        return new GroupResult(result.Outcome, id, result.Rules);
    }

    // Whether the time is free is not asked here: the cells decide that.
    private static async Task<(Guid? Room, DiaryResult? Refusal, string Overridden)> RoomOfGroupAsync(
        Work work, StaffActor staff, ConsultationType type, GroupWish wish, CancellationToken cancellationToken)
    {
        var availability = await ReadAsync(work.Db, work.Shape, new TimeQuery(type.Id, ForStaff: true), work.Now, wish.Start, cancellationToken);
        var rules = availability.WhyNotPlan(wish.SpecialistId, wish.Start).Where(rule => !BookingRules.IsOccupancy(rule)).ToList();
        if (rules.Where(rule => BookingRules.OverriddenWith(rule) is not { } permission || !staff.May(permission)).ToList() is { Count: > 0 } hopeless)
        {
            return (null, new DiaryResult(DiaryOutcome.Refused, null, hopeless), "");
        }

        if (rules.Count > 0 && PersonalText.Paragraphs(wish.OverrideReason).Length == 0)
        {
            return (null, new DiaryResult(DiaryOutcome.ReasonMissing, null, rules), "");
        }

        var place = availability.PlaceAt(wish.SpecialistId, wish.Start, wish.RoomId);
        return type.Modes[0] == ConsultationMode.InPerson && place.RoomId is null
            ? (null, new DiaryResult(DiaryOutcome.Refused, null, [BookingRule.NoSuitableRoom]), "")
            : (place.RoomId, null, rules.Count == 0 ? "" : $" over {string.Join(' ', rules)}");
    }

    private async Task CallOffSeatsAsync(Work work, Guid session, CancelReason why, CancellationToken cancellationToken)
    {
        var seats = await work.Db.Appointments.Where(row => row.GroupSessionId == session).OrderBy(row => row.Lane).ToListAsync(cancellationToken);
        var told = new List<Appointment>();
        foreach (var appointment in seats.Where(appointment => appointment.IsOpen))
        {
            // Somebody who is only choosing has heard nothing yet.
            if (appointment.Status != AppointmentStatus.Held)
            {
                told.Add(appointment);
            }

            await CallOffAsync(work, appointment, why, null, cancellationToken);
        }

        // Whether an enquiry has another appointment is asked of the database: all of them are called off there first.
        await work.Db.SaveChangesAsync(cancellationToken);
        foreach (var appointment in told)
        {
            await AfterCancelAsync(work, appointment, cancellationToken);
        }
    }

    /// <summary>Whether it is a seat of a session that was called off: then it cannot be brought back.</summary>
    private static async Task<bool> IsSessionOffAsync(Work work, Appointment appointment, CancellationToken cancellationToken) =>
        appointment is { DisruptionId: not null, Status: AppointmentStatus.Cancelled, CancelReason: CancelReason.SpecialistAway }
        || (appointment.GroupSessionId is { } session && await work.Db.GroupSessions.AnyAsync(row => row.Id == session && row.IsCancelled, cancellationToken));
}
