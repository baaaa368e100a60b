using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Reads who and what is busy. The rows come from one index; what is over or called off is not looked at.</summary>
public static class BusyTimes
{
    private const int Longest = ConsultationType.LongestMinutes / Cell.Minutes;

    // More than any length in cells.
    private const int Factor = 128;

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
        var busy = new Busy();
        var appointments = db.Appointments.AsNoTracking().Where(row => row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError);
        if (query.Moving is { } moving)
        {
            // Only then: the index that holds all that is asked for below does not hold the id.
            appointments = appointments.Where(row => row.Id != moving);
        }

        await AddSpansAsync(db, busy, appointments, type, from, to, now, cancellationToken);
        if (query.PatientId is { } patient)
        {
            var own = await appointments.Where(row => row.PatientId == patient && row.FirstCell > from - Longest && row.FirstCell < to && !(row.HeldUntil <= now))
                .Select(row => new { row.Start, row.End }).ToListAsync(cancellationToken);
            own.ForEach(row => busy.Take(patient, Cell.Of(row.Start), Cell.Ceiling(row.End)));
        }

        if (type.IsGroup)
        {
            await AddGroupsAsync(db, busy, type, from, to, now, cancellationToken);
        }

        if (type.EquipmentIds is { Count: > 0 } machines)
        {
            var cells = await db.OccupancyCells.AsNoTracking()
                .Where(cell => machines.Contains(cell.ResourceId) && cell.Cell >= from && cell.Cell < to && !(cell.ExpiresAt <= now) && cell.OwnerId != (query.Moving ?? Guid.Empty))
                .Select(cell => new { cell.ResourceId, cell.Cell }).ToListAsync(cancellationToken);
            cells.ForEach(cell => busy.Take(cell.ResourceId, cell.Cell, cell.Cell + 1));
        }

        return busy.Settle();
    }

    // Appointments, blocks, other calendars, and group sessions, which take the time of their specialist and room: in two questions. Of appointments comes one row
    // for each specialist and room instead of one for each appointment, as text, first cell and length in one number: it takes half of the time.
    [SuppressMessage("Globalization", "CA1305", Justification = "The database makes the text.")]
    private static async Task AddSpansAsync(
        ClinicDbContext db, Busy busy, IQueryable<Appointment> appointments, ConsultationType type, int from, int to, Instant now, CancellationToken cancellationToken)
    {
        var (earliest, wanted) = (from - Longest, type.Id);
        var booked = appointments
            .Where(row => row.FirstCell > earliest && row.FirstCell < to && row.EndCell > from)
            .GroupBy(row => new { row.SpecialistId, row.RoomId, IsWanted = row.ConsultationTypeId == wanted, HasLapsed = row.HeldUntil <= now })
            .Select(group => new
            {
                group.Key,
                Packed = string.Join(",", group.Select(row => (((row.FirstCell - earliest) * Factor) + row.EndCell - row.FirstCell).ToString())),
            });
        var blocks = db.TimeBlocks.AsNoTracking().Where(row => row.EndCell > from && row.FirstCell < to)
            .Select(row => new { row.ResourceId, row.FirstCell, row.EndCell, IsElsewhere = false });
        var imported = db.ImportedBusy.AsNoTracking().Where(row => row.EndCell > from && row.FirstCell < to)
            .Select(row => new { row.ResourceId, row.FirstCell, row.EndCell, IsElsewhere = true });
        var groups = db.GroupSessions.AsNoTracking().Where(row => !row.IsCancelled && row.FirstCell > earliest && row.FirstCell < to && row.EndCell > from);
        var others = blocks.Concat(imported)
            .Concat(groups.Select(row => new { ResourceId = row.SpecialistId, row.FirstCell, row.EndCell, IsElsewhere = false }))
            .Concat(groups.Where(row => row.RoomId != null).Select(row => new { ResourceId = row.RoomId!.Value, row.FirstCell, row.EndCell, IsElsewhere = false }));
        foreach (var row in await booked.ToListAsync(cancellationToken))
        {
            Add(busy, (row.Key.SpecialistId, row.Key.RoomId, row.Key.IsWanted, row.Key.HasLapsed), row.Packed, earliest, type);
        }

        foreach (var row in await others.ToListAsync(cancellationToken))
        {
            if (row.IsElsewhere)
            {
                busy.TakeElsewhere(row.ResourceId, row.FirstCell, row.EndCell);
            }
            else
            {
                busy.Take(row.ResourceId, row.FirstCell, row.EndCell);
            }
        }
    }

    private static void Add(Busy busy, (Guid Specialist, Guid? Room, bool IsWanted, bool HasLapsed) key, string packed, int earliest, ConsultationType type)
    {
        var before = Cell.Count(type.BufferBeforeMinutes);
        foreach (var range in packed.AsSpan().Split(','))
        {
            var (start, length) = Math.DivRem(int.Parse(packed.AsSpan(range), NumberStyles.None, CultureInfo.InvariantCulture), Factor);
            var (first, end) = (earliest + start, earliest + start + length);
            if (key.HasLapsed)
            {
                busy.TakeLapsed(key.Specialist, first, end);
                busy.TakeLapsed(key.Room ?? key.Specialist, first, end);
                continue;
            }

            busy.Take(key.Specialist, first, end);
            if (key.Room is { } room)
            {
                busy.Take(room, first, end);
            }

            if (key.IsWanted)
            {
                // For the daily cap they count on the day on which they meet, not on that of the buffer before.
                busy.Count(key.Specialist, type.Id, first + before);
            }
        }
    }

    private static async Task AddGroupsAsync(ClinicDbContext db, Busy busy, ConsultationType type, int from, int to, Instant now, CancellationToken cancellationToken)
    {
        var groups = await db.GroupSessions.AsNoTracking()
            .Where(row => row.ConsultationTypeId == type.Id && !row.IsCancelled && row.FirstCell > from - Longest && row.FirstCell < to && row.EndCell > from).ToListAsync(cancellationToken);
        var ids = groups.Select(group => group.Id).ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var seats = await db.OccupancyCells.AsNoTracking().Where(cell => ids.Contains(cell.ResourceId) && !(cell.ExpiresAt <= now))
            .GroupBy(cell => cell.ResourceId).Select(group => new { Id = group.Key, Taken = group.Count() }).ToDictionaryAsync(group => group.Id, group => group.Taken, cancellationToken);
        busy.Groups.AddRange(groups.Select(group => (group, group.Capacity - seats.GetValueOrDefault(group.Id))));
    }
}
