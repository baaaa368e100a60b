using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Reads who and what is busy. The rows come from one index; what is over or called off is not looked at.</summary>
public static class BusyTimes
{
    private const int Longest = ConsultationType.LongestMinutes / Cell.Minutes;

    /// <param name="db">The context, in a transaction or not.</param>
    /// <param name="type">What is looked for.</param>
    /// <param name="query">For whom.</param>
    /// <param name="from">The first cell.</param>
    /// <param name="to">Not in it.</param>
    /// <param name="now">Holds that ran out before are free.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Busy> ReadAsync(
        ClinicDbContext db, ConsultationType type, TimeQuery query, int from, int to, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(query);
        var (busy, before) = (new Busy(), Cell.Count(type.BufferBeforeMinutes));
        var appointments = db.Appointments.AsNoTracking().Where(row =>
            row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && !(row.HeldUntil <= now) && row.Id != (query.Moving ?? Guid.Empty));
        var rows = appointments
            .Where(row => row.FirstCell > from - Longest && row.FirstCell < to && row.EndCell > from)
            .OrderBy(row => row.FirstCell)
            .Select(row => new { row.SpecialistId, row.RoomId, row.ConsultationTypeId, row.FirstCell, row.EndCell });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            busy.Take(row.SpecialistId, row.FirstCell, row.EndCell);
            if (row.ConsultationTypeId == type.Id)
            {
                // For the daily cap they count on the day on which they meet, not on that of the buffer before.
                busy.Count(row.SpecialistId, row.ConsultationTypeId, row.FirstCell + before);
            }

            if (row.RoomId is { } room)
            {
                busy.Take(room, row.FirstCell, row.EndCell);
            }
        }

        if (query.PatientId is { } patient)
        {
            var own = await appointments.Where(row => row.PatientId == patient && row.FirstCell > from - Longest && row.FirstCell < to)
                .Select(row => new { row.Start, row.End }).ToListAsync(cancellationToken);
            own.ForEach(row => busy.Take(patient, Cell.Of(row.Start), Cell.Ceiling(row.End)));
        }

        await AddBlocksAsync(db, busy, from, to, cancellationToken);
        await AddGroupsAsync(db, busy, type, from, to, now, cancellationToken);
        if (type.EquipmentIds is { Count: > 0 } machines)
        {
            var cells = await db.OccupancyCells.AsNoTracking()
                .Where(cell => machines.Contains(cell.ResourceId) && cell.Cell >= from && cell.Cell < to && !(cell.ExpiresAt <= now) && cell.OwnerId != (query.Moving ?? Guid.Empty))
                .Select(cell => new { cell.ResourceId, cell.Cell }).ToListAsync(cancellationToken);
            cells.ForEach(cell => busy.Take(cell.ResourceId, cell.Cell, cell.Cell + 1));
        }

        return busy.Settle();
    }

    private static async Task AddBlocksAsync(ClinicDbContext db, Busy busy, int from, int to, CancellationToken cancellationToken)
    {
        var blocks = await db.TimeBlocks.AsNoTracking().Where(row => row.EndCell > from && row.FirstCell < to)
            .Select(row => new { row.ResourceId, row.FirstCell, row.EndCell }).ToListAsync(cancellationToken);
        blocks.ForEach(row => busy.Take(row.ResourceId, row.FirstCell, row.EndCell));
        var imported = await db.ImportedBusy.AsNoTracking().Where(row => row.EndCell > from && row.FirstCell < to)
            .Select(row => new { row.ResourceId, row.FirstCell, row.EndCell }).ToListAsync(cancellationToken);
        imported.ForEach(row => busy.TakeElsewhere(row.ResourceId, row.FirstCell, row.EndCell));
    }

    private static async Task AddGroupsAsync(ClinicDbContext db, Busy busy, ConsultationType type, int from, int to, Instant now, CancellationToken cancellationToken)
    {
        var groups = await db.GroupSessions.AsNoTracking().Where(row => !row.IsCancelled && row.FirstCell > from - Longest && row.FirstCell < to && row.EndCell > from)
            .ToListAsync(cancellationToken);
        groups.ForEach(group => busy.Take(group.SpecialistId, group.FirstCell, group.EndCell));
        groups.Where(group => group.RoomId is not null).ToList().ForEach(group => busy.Take(group.RoomId!.Value, group.FirstCell, group.EndCell));
        var ids = groups.Where(group => group.ConsultationTypeId == type.Id).Select(group => group.Id).ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var seats = await db.OccupancyCells.AsNoTracking().Where(cell => ids.Contains(cell.ResourceId) && !(cell.ExpiresAt <= now))
            .GroupBy(cell => cell.ResourceId).Select(group => new { Id = group.Key, Taken = group.Count() }).ToDictionaryAsync(group => group.Id, group => group.Taken, cancellationToken);
        busy.Groups.AddRange(groups.Where(group => group.ConsultationTypeId == type.Id).Select(group => (group, group.Capacity - seats.GetValueOrDefault(group.Id))));
    }
}
