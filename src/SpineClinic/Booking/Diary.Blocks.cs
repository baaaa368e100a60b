using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class Diary
{
    /// <summary>Longest reason for a block, in characters.</summary>
    public const int LongestBlockReason = 200;

    /// <summary>Longest block: whoever is away for longer has an absence.</summary>
    public static readonly Duration LongestBlock = Duration.FromDays(7);

    /// <summary>Keeps a time of a specialist, a room or a piece of equipment free of appointments. What is booked in it stays, and is in the way.</summary>
    /// <param name="staff">Who blocks it.</param>
    /// <param name="resourceId">Whose time.</param>
    /// <param name="start">In it; rounded down to a cell.</param>
    /// <param name="end">Not in it; rounded up. At most <see cref="LongestBlock"/> after the start.</param>
    /// <param name="reason">In the words of staff, for staff; never about a patient.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>Taken, with what is in the way; or done.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    /// <exception cref="ArgumentException">There is no reason or too long a one, or it ends before it starts, or it is too long.</exception>
    public async Task<BlockResult> BlockAsync(StaffActor staff, Guid resourceId, Instant start, Instant end, string reason, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        var words = PersonalText.Line(reason);
        if (PersonalText.Length(words) > LongestBlockReason || end - start > LongestBlock)
        {
            throw new ArgumentException("The reason or the time is too long.", nameof(reason));
        }

        var block = new TimeBlock(resourceId, start, end, words, staff.Id);
        var shape = await shapes.GetAsync(cancellationToken);
        if (shape.Specialist(resourceId) is null && shape.Room(resourceId) is null && !shape.Equipment.Any(machine => machine.Id == resourceId))
        {
            return new BlockResult(DiaryOutcome.NotFound);
        }

        var inTheWay = await InTheWayAsync(block, cancellationToken);
        if (inTheWay.Count > 0)
        {
            return new BlockResult(DiaryOutcome.Taken, InTheWay: inTheWay);
        }

        var result = await WriteAsync(
            staff.Actor,
            [resourceId],
            async work =>
            {
                work.Db.TimeBlocks.Add(block);
                work.Db.AuditEntries.Add(new AuditEntry(work.Now, staff.Actor, "block.Added", "block", block.Id, $"{start} to {end}"));
                return new DiaryResult(await TakeCellsAsync(work, block.Cells(), mayLieOver: false, cancellationToken) ? DiaryOutcome.Done : DiaryOutcome.Taken);
            },
            cancellationToken);

        // Somebody was quicker between the look and the commit: the keys said so, and now it can be seen.
        return result.IsDone ? new BlockResult(DiaryOutcome.Done, block.Id) : new BlockResult(result.Outcome, InTheWay: await InTheWayAsync(block, cancellationToken));
    }

    /// <summary>Gives the time of a block back.</summary>
    /// <returns>NotFound when it is gone already.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<DiaryResult> UnblockAsync(StaffActor staff, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        return WriteAsync(
            staff.Actor,
            [],
            async work =>
            {
                if (await work.Db.TimeBlocks.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } block)
                {
                    return new DiaryResult(DiaryOutcome.NotFound);
                }

                work.Db.TimeBlocks.Remove(block);
                work.Db.AuditEntries.Add(new AuditEntry(
                    work.Now, staff.Actor, "block.Removed", "block", id, $"{Cell.Start(block.FirstCell)} to {Cell.Start(block.EndCell)}"));
                await FreeCellsAsync(work.Db, id, cancellationToken);
                return new DiaryResult(DiaryOutcome.Done);
            },
            cancellationToken);
    }

    /// <summary>The appointments, group sessions and blocks whose cells a block would need; at most 50. Holds that ran out are not in the way.</summary>
    private async Task<IReadOnlyList<BlockResult.Obstacle>> InTheWayAsync(TimeBlock block, CancellationToken cancellationToken)
    {
        const int Most = 50;
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var owners = await db.OccupancyCells.AsNoTracking()
            .Where(cell => cell.ResourceId == block.ResourceId && cell.Cell >= block.FirstCell && cell.Cell < block.EndCell && !(cell.ExpiresAt <= now))
            .GroupBy(cell => cell.OwnerId).Select(owner => new { Id = owner.Key, First = owner.Min(cell => cell.Cell) })
            .OrderBy(owner => owner.First).Take(Most).ToListAsync(cancellationToken);
        var ids = owners.Select(owner => owner.Id).ToList();
        var known = await db.Appointments.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Reference, row.Start }).ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. owners.Select(owner => known.TryGetValue(owner.Id, out var row) ? new BlockResult.Obstacle(row.Reference, row.Start) : new BlockResult.Obstacle(null, Cell.Start(owner.First)))];
    }
}
