using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;

namespace SpineClinic.Booking;

/// <summary>
/// The background's round through the diary: ends what has run out, and offers times that became free. Each step is a transaction of its own that looks at the
/// newest state; a process that dies between two loses nothing, and two at one moment do each thing once.
/// </summary>
public sealed class WaitingListRun(
    IDbContextFactory<ClinicDbContext> contexts, BookingWork work, ClinicShape shapes, ClinicProfile profile, Diary diary, WaitingList list, IClock clock)
{
    private const int RoundSize = 200;

    /// <summary>How long after it was given back a time is still offered.</summary>
    private static readonly Duration Recent = Duration.FromDays(30);

    /// <returns>How many things were done.</returns>
    public async Task<int> StepAsync(CancellationToken cancellationToken)
    {
        if (await profile.FindAsync(cancellationToken) is null)
        {
            return 0;
        }

        var done = await ExpireInvitationsAsync(cancellationToken);
        done += await diary.LapseDueAsync(RoundSize, cancellationToken);
        done += await SettleEntriesAsync(cancellationToken);
        return done + await OfferAsync(cancellationToken);
    }

    private async Task<int> ExpireInvitationsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        List<(Guid Id, Guid? Held)> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = [.. (await db.Invitations.AsNoTracking()
                .Where(row => (row.Status == InvitationStatus.Issued || row.Status == InvitationStatus.Opened || row.Status == InvitationStatus.Verified) && row.ExpiresAt <= now)
                .OrderBy(row => row.ExpiresAt).Take(RoundSize).Select(row => new { row.Id, row.AppointmentId }).ToListAsync(cancellationToken)).Select(row => (row.Id, row.AppointmentId))];
        }

        var done = 0;
        foreach (var (id, kept) in due)
        {
            // A hold that was taken in time is not lost because the link ran out meanwhile.
            if (kept is { } time && await diary.GetAsync(time, cancellationToken) is { Status: AppointmentStatus.Held } hold)
            {
                var result = hold.HasLapsed(now)
                    ? await diary.ReleaseAsync(time, Actor.System, onlyLapsed: true, db => ExpireAsync(db, id, cancellationToken), cancellationToken)
                    : new DiaryResult(DiaryOutcome.NotPossible);
                done += result.IsDone ? 1 : 0;
                continue;
            }

            var isExpired = await work.WriteAsync(
                async (db, _) =>
                {
                    var isDone = await ExpireAsync(db, id, cancellationToken);
                    return (isDone, isDone);
                },
                cancellationToken);
            done += isExpired ? 1 : 0;
        }

        return done;
    }

    private async Task<bool> ExpireAsync(ClinicDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var invitation = await db.Invitations.SingleAsync(row => row.Id == id, cancellationToken);
        if (invitation.Status is not (InvitationStatus.Issued or InvitationStatus.Opened or InvitationStatus.Verified) || invitation.ExpiresAt > now)
        {
            return false;
        }

        invitation.Expire();
        db.AuditEntries.Add(new AuditEntry(now, Actor.System, "invitation.Expired", Invitations.Subject, id));
        if (invitation.WaitingListEntryId is not null)
        {
            await WaitingList.LapsedAsync(db, invitation, now, cancellationToken);
        }
        else if (await db.Enquiries.SingleOrDefaultAsync(row => row.Id == invitation.EnquiryId, cancellationToken) is { Status: EnquiryStatus.Accepted } enquiry)
        {
            Timeline.Add(db, enquiry.LetInvitationExpire(Actor.System, now));
        }

        return true;
    }

    /// <summary>Entries whose enquiry was booked or closed elsewhere leave the list; an offer whose invitation ended in another way is over.</summary>
    private async Task<int> SettleEntriesAsync(CancellationToken cancellationToken)
    {
        // Who closes one by a slip takes that back, and the place on the list is still theirs.
        var cannotBeUndone = clock.GetCurrentInstant() - Enquiry.UndoWindow;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open = db.WaitingListEntries.AsNoTracking().Where(row => row.Status == WaitingListStatus.Active || row.Status == WaitingListStatus.Offered);
        var gone = await open.Join(
                db.Enquiries.Where(row => row.Status == EnquiryStatus.Scheduled || row.Status == EnquiryStatus.Quarantined || (row.Status == EnquiryStatus.Closed && row.ClosedAt <= cannotBeUndone)),
                entry => entry.EnquiryId, enquiry => enquiry.Id, (entry, _) => entry.Id)
            .Take(RoundSize).ToListAsync(cancellationToken);
        var over = await open.Where(row => row.Status == WaitingListStatus.Offered && !gone.Contains(row.Id) && !db.Invitations.Any(
                invitation => invitation.WaitingListEntryId == row.Id
                    && (invitation.Status == InvitationStatus.Issued || invitation.Status == InvitationStatus.Opened || invitation.Status == InvitationStatus.Verified)))
            .Select(row => row.Id).Take(RoundSize).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var id in gone)
        {
            done += await list.EndAsync(id, Actor.System, "removed", cancellationToken) == WaitingListOutcome.Done ? 1 : 0;
        }

        foreach (var id in over)
        {
            done += await list.EndOfferAsync(id, cancellationToken) ? 1 : 0;
        }

        return done;
    }

    private async Task<int> OfferAsync(CancellationToken cancellationToken)
    {
        var people = await list.PeopleAsync(cancellationToken);
        if (people.Count == 0)
        {
            return 0;
        }

        var (shape, done) = (await shapes.GetAsync(cancellationToken), 0);
        foreach (var time in await FreedAsync(cancellationToken))
        {
            if (await list.OfferAsync(time, people, shape, cancellationToken))
            {
                // Whoever was asked is not asked about the next time as well.
                (people, done) = (await list.PeopleAsync(cancellationToken), done + 1);
            }
        }

        return done;
    }

    /// <summary>Times to come that somebody had and gave back, by cancelling or by moving, the soonest first.</summary>
    public async Task<IReadOnlyList<FreedTime>> FreedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var (soonest, since) = (now + OfferDeadline.BeforeStart, now - Recent);
        var first = Cell.Of(now);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cancelled = await db.Appointments.AsNoTracking()
            .Where(row => row.FirstCell > first && row.Start > soonest && row.Status == AppointmentStatus.Cancelled && row.CancelledAt > since
                && (row.BookedAt != null || row.CancelReason == CancelReason.NotApproved)
                && (row.GroupSessionId != null || !db.OccupancyCells.Any(cell => cell.ResourceId == row.SpecialistId && cell.Cell == row.FirstCell && !(cell.ExpiresAt <= now))))
            .OrderBy(row => row.Start).Select(row => new { row.SpecialistId, row.Start }).Take(RoundSize).ToListAsync(cancellationToken);
        var moved = await db.Appointments.AsNoTracking().Where(row => row.FirstCell > first && row.Revision > 0)
            .Join(db.AppointmentEvents.Where(line => line.Kind == AppointmentEventKind.Moved && line.At > since), row => row.Id, line => line.AppointmentId, (_, line) => line)
            .Join(
                db.AppointmentEvents.Where(before => before.Start > soonest),
                line => new { line.AppointmentId, Revision = line.Revision - 1 },
                before => new { before.AppointmentId, before.Revision },
                (_, before) => before)
            .Select(before => new { before.SpecialistId, before.Start }).Distinct().OrderBy(before => before.Start).Take(RoundSize).ToListAsync(cancellationToken);
        var (specialists, cells) = (moved.Select(row => row.SpecialistId).Distinct().ToList(), moved.Select(row => Cell.Of(row.Start)).ToList());
        var taken = (await db.OccupancyCells.AsNoTracking().Where(cell => specialists.Contains(cell.ResourceId) && cells.Contains(cell.Cell) && !(cell.ExpiresAt <= now))
            .Select(cell => new { cell.ResourceId, cell.Cell }).ToListAsync(cancellationToken)).ToHashSet();
        var shape = await shapes.GetAsync(cancellationToken);
        return
        [
            .. cancelled.Concat(moved.Where(row => !taken.Contains(new { ResourceId = row.SpecialistId, Cell = Cell.Of(row.Start) })))
                .Select(row => new FreedTime(row.SpecialistId, row.Start)).Distinct().Where(time => IsStillThere(time, shape)).OrderBy(time => time.Start),
        ];
    }

    // A session that cannot take place leaves no free times behind.
    private static bool IsStillThere(FreedTime time, ClinicShape.Snapshot shape)
    {
        var date = time.Start.InZone(shape.Zone).Date;
        return shape.Specialist(time.SpecialistId) is { IsActive: true } specialist
            && !specialist.IsAway(date)
            && !SessionPiece.TakenOut(specialist, new CivilDay(date, shape.Zone)).Overlaps(Cell.Of(time.Start), Cell.Of(time.Start) + 1);
    }
}
