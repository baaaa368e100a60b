using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Reads who and what is busy. The rows come from one index; what is over or called off is not looked at.</summary>
public static class BusyTimes
{
    private const int Longest = ConsultationType.LongestMinutes / Cell.Minutes;

    // More than any length in cells.
    private const int Factor = 128;

    // Every search and every booking asks them, so they are compiled, once for each model: a process has one, tests have one for each kind of database.
    private static readonly ConditionalWeakTable<IModel, Compiled> Queries = [];

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
        var earliest = from - Longest;
        var moving = query.Moving is { } id
            ? await db.Appointments.AsNoTracking().Where(row => row.Id == id).Select(row => new Moving(row.SpecialistId, row.RoomId, row.FirstCell, row.EndCell)).SingleOrDefaultAsync(cancellationToken)
            : null;
        var ask = Queries.GetValue(db.Model, static _ => new Compiled(CompileAppointments(), CompileOthers()));
        await foreach (var row in ask.Appointments(db, earliest, from, to, type.Id, now).WithCancellation(cancellationToken))
        {
            Add(busy, row, earliest, type, ref moving);
        }

        await foreach (var row in ask.Others(db, earliest, from, to).WithCancellation(cancellationToken))
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

        if (query.PatientId is { } patient)
        {
            var own = await db.Appointments.AsNoTracking()
                .Where(row => row.PatientId == patient && row.FirstCell > earliest && row.FirstCell < to && row.Id != (query.Moving ?? Guid.Empty)
                    && row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && !(row.HeldUntil <= now))
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

    // One row for each specialist and room instead of one for each appointment, as text, first cell and length in one number: it takes half of the time. What is
    // asked for is in one index, which does not hold the id.
    [SuppressMessage("Globalization", "CA1305", Justification = "The database makes the text.")]
    private static Func<ClinicDbContext, int, int, int, Guid, Instant, IAsyncEnumerable<Packed>> CompileAppointments() =>
        EF.CompileAsyncQuery((ClinicDbContext db, int earliest, int from, int to, Guid wanted, Instant now) => db.Appointments
            .Where(row => row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && row.FirstCell > earliest && row.FirstCell < to && row.EndCell > from)
            .GroupBy(row => new { row.SpecialistId, row.RoomId, IsWanted = row.ConsultationTypeId == wanted, HasLapsed = row.HeldUntil <= now })
            .Select(group => new Packed(
                group.Key.SpecialistId,
                group.Key.RoomId,
                group.Key.IsWanted,
                group.Key.HasLapsed,
                string.Join(",", group.Select(row => (((row.FirstCell - earliest) * Factor) + row.EndCell - row.FirstCell).ToString())))));

    // Blocks, other calendars, and group sessions, which take the time of their specialist and room.
    private static Func<ClinicDbContext, int, int, int, IAsyncEnumerable<Other>> CompileOthers() => EF.CompileAsyncQuery((ClinicDbContext db, int earliest, int from, int to) =>
        db.TimeBlocks.Where(row => row.EndCell > from && row.FirstCell < to).Select(row => new { row.ResourceId, row.FirstCell, row.EndCell, IsElsewhere = false })
            .Concat(db.ImportedBusy.Where(row => row.EndCell > from && row.FirstCell < to).Select(row => new { row.ResourceId, row.FirstCell, row.EndCell, IsElsewhere = true }))
            .Concat(db.GroupSessions.Where(row => !row.IsCancelled && row.FirstCell > earliest && row.FirstCell < to && row.EndCell > from)
                .Select(row => new { ResourceId = row.SpecialistId, row.FirstCell, row.EndCell, IsElsewhere = false }))
            .Concat(db.GroupSessions.Where(row => row.RoomId != null && !row.IsCancelled && row.FirstCell > earliest && row.FirstCell < to && row.EndCell > from)
                .Select(row => new { ResourceId = row.RoomId!.Value, row.FirstCell, row.EndCell, IsElsewhere = false }))
            .Select(row => new Other(row.ResourceId, row.FirstCell, row.EndCell, row.IsElsewhere)));

    private static void Add(Busy busy, Packed row, int earliest, ConsultationType type, ref Moving? moving)
    {
        var before = Cell.Count(type.BufferBeforeMinutes);
        foreach (var range in row.Spans.AsSpan().Split(','))
        {
            var (start, length) = Math.DivRem(int.Parse(row.Spans.AsSpan(range), NumberStyles.None, CultureInfo.InvariantCulture), Factor);
            var (first, end) = (earliest + start, earliest + start + length);
            if (moving is not null && moving == new Moving(row.SpecialistId, row.RoomId, first, end))
            {
                // What is moved is not in its own way. One that lies on it to the cell is as good as itself.
                moving = null;
            }
            else if (row.HasLapsed)
            {
                busy.TakeLapsed(row.SpecialistId, first, end);
                busy.TakeLapsed(row.RoomId ?? row.SpecialistId, first, end);
            }
            else
            {
                busy.Take(row.SpecialistId, first, end);
                if (row.RoomId is { } room)
                {
                    busy.Take(room, first, end);
                }

                if (row.IsWanted)
                {
                    // For the daily cap they count on the day on which they meet, not on that of the buffer before.
                    busy.Count(row.SpecialistId, type.Id, first + before);
                }
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

    private sealed record Compiled(
        Func<ClinicDbContext, int, int, int, Guid, Instant, IAsyncEnumerable<Packed>> Appointments, Func<ClinicDbContext, int, int, int, IAsyncEnumerable<Other>> Others);

    private sealed record Packed(Guid SpecialistId, Guid? RoomId, bool IsWanted, bool HasLapsed, string Spans);

    private sealed record Other(Guid ResourceId, int FirstCell, int EndCell, bool IsElsewhere);

    private sealed record Moving(Guid SpecialistId, Guid? RoomId, int FirstCell, int EndCell);
}
