using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>
/// A specialist cannot be there: the session is taken out of the diary (here), every patient in it gets a proposal (SessionDisruptions.Proposals.cs), is invited
/// or rung (SessionDisruptions.Acting.cs), and is followed until none is unresolved (SessionDisruptions.Following.cs).
/// </summary>
public sealed partial class SessionDisruptions(
    IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, Diary diary, BookingTokens tokens, BookingLetters letters, IWriteTurns turns, ClinicSignals signals, IClock clock)
{
    private const string Subject = "disruption";
    private const int RetriesOnConflict = 8;

    /// <summary>The sessions of a specialist on a date that are not over, and the whole day when there is more than one.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<IReadOnlyList<SessionToCall>> SessionsAsync(StaffActor staff, Guid specialistId, LocalDate date, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        var (shape, now) = (await shapes.GetAsync(cancellationToken), clock.GetCurrentInstant());
        if (shape.Specialist(specialistId) is not { } specialist)
        {
            return [];
        }

        var day = new CivilDay(date, shape.Zone);
        var spans = SessionPiece.Of(specialist, date).Select(piece => (Start: Cell.Start(day.EdgeOf(piece.Starts)), End: Cell.Start(day.EdgeOf(piece.Ends))))
            .Where(span => span.End > now && span.End > span.Start).Distinct().Order().ToList();
        if (spans.Count > 1)
        {
            spans.Add((spans[0].Start, spans.Max(span => span.End)));
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = new List<SessionToCall>();
        foreach (var (start, end) in spans)
        {
            found.Add(new SessionToCall(start, end, await In(db, specialistId, start, end).CountAsync(cancellationToken)));
        }

        return found;
    }

    /// <summary>Takes a time out of a specialist's sessions and marks every appointment in it. Begun twice, it is begun once.</summary>
    /// <param name="staff">Who does it.</param>
    /// <param name="specialistId">Who cannot be there.</param>
    /// <param name="start">In it.</param>
    /// <param name="end">Not in it; on the same civil day.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>Which one it is, when it is done.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<(DisruptionOutcome Outcome, Guid Id)> StartAsync(StaffActor staff, Guid specialistId, Instant start, Instant end, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        var (shape, now) = (await shapes.GetAsync(cancellationToken), clock.GetCurrentInstant());
        var (from, to) = (start.InZone(shape.Zone), end.InZone(shape.Zone));
        if (shape.Specialist(specialistId) is null)
        {
            return (DisruptionOutcome.NotFound, Guid.Empty);
        }

        if (end <= now || from.Date != to.Date || to.TimeOfDay <= from.TimeOfDay)
        {
            return (DisruptionOutcome.NotPossible, Guid.Empty);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (disruption, isNew) = await BeginAsync(staff, specialistId, start, end, shape, now, cancellationToken);
                if (isNew)
                {
                    shapes.Forget();
                    signals.Raise(ClinicSignal.Diary);
                    await GiveBackHoldsAsync(staff, disruption, cancellationToken);
                }

                return (DisruptionOutcome.Done, disruption.Id);
            }
            catch (DbUpdateConcurrencyException) when (attempt < RetriesOnConflict)
            {
                // A reminder left, or a patient opened their page, at this moment: look again.
            }
        }
    }

    private async Task<(Disruption Disruption, bool IsNew)> BeginAsync(
        StaffActor staff, Guid specialistId, Instant start, Instant end, ClinicShape.Snapshot shape, Instant now, CancellationToken cancellationToken)
    {
        var (from, to) = (start.InZone(shape.Zone), end.InZone(shape.Zone));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await turns.TakeAsync(db, [specialistId], cancellationToken);
        var specialist = await db.Specialists.SingleAsync(row => row.Id == specialistId, cancellationToken);
        var takenOut = new SessionChange(from.Date, from.TimeOfDay, to.TimeOfDay, null);

        // A session that was brought back can be called off again.
        if (specialist.SessionChanges.Exists(change => !change.IsExtra && (change.Date, change.Starts, change.Ends) == (takenOut.Date, takenOut.Starts, takenOut.Ends))
            && await db.Disruptions.AsNoTracking().Where(row => row.SpecialistId == specialistId && row.Start == start && row.End == end)
                .OrderByDescending(row => row.StartedAt).FirstOrDefaultAsync(cancellationToken) is { } known)
        {
            return (known, false);
        }

        // Nothing new is offered there from now on; what is there stays until each patient has been dealt with.
        var disruption = new Disruption(specialistId, start, end, now, staff.Id);
        db.Disruptions.Add(disruption);
        db.AuditEntries.Add(new AuditEntry(now, staff.Actor, "disruption.Started", Subject, disruption.Id));
        specialist.SessionChanges.Add(takenOut);
        foreach (var appointment in await In(db, specialistId, start, end).ToListAsync(cancellationToken))
        {
            appointment.MarkDisrupted(disruption.Id);
            db.AuditEntries.Add(new AuditEntry(now, staff.Actor, "appointment.Disrupted", "appointment", appointment.Id));
        }

        await CancelGroupsAsync(db, staff, disruption, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (disruption, true);
    }

    // What is only held is nobody's yet: an offer of it ends, and who was choosing chooses again. Whoever was quicker is booked, and followed like the others.
    private async Task GiveBackHoldsAsync(StaffActor staff, Disruption disruption, CancellationToken cancellationToken)
    {
        List<Guid> held;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var first = Cell.Of(disruption.Start) - (ConsultationType.LongestMinutes / Cell.Minutes);
            held = await db.Appointments.AsNoTracking()
                .Where(row => row.SpecialistId == disruption.SpecialistId && row.FirstCell > first && row.Start < disruption.End && row.End > disruption.Start && row.Status == AppointmentStatus.Held)
                .Select(row => row.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in held)
        {
            await diary.ReleaseAsync(id, staff.Actor, onlyLapsed: false, db => EndInvitationsAsync(db, id, staff, cancellationToken), cancellationToken);
        }
    }

    private async Task EndInvitationsAsync(ClinicDbContext db, Guid hold, StaffActor staff, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        foreach (var invitation in await db.Invitations
            .Where(row => row.AppointmentId == hold && (row.Status == InvitationStatus.Issued || row.Status == InvitationStatus.Opened || row.Status == InvitationStatus.Verified))
            .ToListAsync(cancellationToken))
        {
            if (invitation.Purpose == InvitationPurpose.Offer)
            {
                invitation.Revoke();
                await BookingLetters.SupersedeAsync(db, invitation, cancellationToken);
                await WaitingList.LapsedAsync(db, invitation, now, cancellationToken);
            }
            else
            {
                invitation.Hold(null);
            }

            db.AuditEntries.Add(new AuditEntry(now, staff.Actor, "invitation.TimeTakenBack", Invitations.Subject, invitation.Id));
        }
    }

    private static async Task CancelGroupsAsync(ClinicDbContext db, StaffActor staff, Disruption disruption, Instant now, CancellationToken cancellationToken)
    {
        var (first, end) = (Cell.Of(disruption.Start), Cell.Ceiling(disruption.End));
        foreach (var group in await db.GroupSessions
            .Where(row => row.SpecialistId == disruption.SpecialistId && !row.IsCancelled && row.FirstCell < end && row.EndCell > first
                && row.Start < disruption.End && row.End > disruption.Start).ToListAsync(cancellationToken))
        {
            group.Cancel();
            await db.OccupancyCells.Where(cell => cell.OwnerId == group.Id).ExecuteDeleteAsync(cancellationToken);
            db.AuditEntries.Add(new AuditEntry(now, staff.Actor, "groupSession.Cancelled", "groupSession", group.Id));
        }
    }

    private static IQueryable<Appointment> In(ClinicDbContext db, Guid specialistId, Instant start, Instant end)
    {
        var (first, last) = (Cell.Of(start) - (ConsultationType.LongestMinutes / Cell.Minutes), Cell.Ceiling(end));
        return db.Appointments.Where(row => row.SpecialistId == specialistId && row.FirstCell > first && row.FirstCell < last && row.Start < end && row.End > start
            && (row.Status == AppointmentStatus.Booked || row.Status == AppointmentStatus.Requested || row.Status == AppointmentStatus.Arrived));
    }
}
