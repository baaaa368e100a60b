using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Reads who and what is busy. The appointments come from one index; what is over or called off is not looked at.</summary>
public static class BusyTimes
{
    private const int Longest = ConsultationType.LongestMinutes / Cell.Minutes;

    // More than any length in cells.
    private const int Factor = 128;

    // A week: what is booked in it is sorted sooner than each specialist and room is looked for.
    private const int FewCells = 7 * 24 * 60 / Cell.Minutes;

    // What an appointment is, in the lowest bits of its number.
    private const int Lapsed = 1;
    private const int Wanted = 2;
    private const int Kinds = 4;

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
        var ask = Queries.GetValue(db.Model, _ => Compile(db));
        await foreach (var row in ask.Appointments(db, earliest, from, to, type.Id, now).WithCancellation(cancellationToken))
        {
            if (row.Spans is { } spans)
            {
                Add(busy, row, spans, earliest, type, ref moving);
            }
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

    private static Compiled Compile(ClinicDbContext db)
    {
        var grouped = CompileGrouped();
        return new Compiled(
            db.Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite"
                ? (clinic, earliest, from, to, wanted, now) => to - from > FewCells
                    ? Sought(clinic, earliest, from, to, wanted, now).AsAsyncEnumerable()
                    : grouped(clinic, earliest, from, to, wanted, now)
                : grouped,
            CompileOthers());
    }

    // One row for each specialist and room instead of one for each appointment: times as text; where, how long and what they are in one number. It takes half of the
    // time. All that is asked for is in one index. PostgreSQL groups by hashing; SQLite by sorting, which is good for a few days.
    [SuppressMessage("Globalization", "CA1305", Justification = "The database makes the text.")]
    private static Func<ClinicDbContext, int, int, int, Guid, Instant, IAsyncEnumerable<Packed>> CompileGrouped() =>
        EF.CompileAsyncQuery((ClinicDbContext db, int earliest, int from, int to, Guid wanted, Instant now) => db.Appointments
            .Where(row => row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && row.FirstCell > earliest && row.FirstCell < to && row.EndCell > from)
            .GroupBy(row => new { row.SpecialistId, row.RoomId })
            .Select(group => new Packed(
                group.Key.SpecialistId,
                group.Key.RoomId,
                string.Join(",", group.Select(row => (((((row.FirstCell - earliest) * Factor) + row.EndCell - row.FirstCell) * Kinds)
                    + (row.ConsultationTypeId == wanted ? Wanted : 0) + (row.HeldUntil <= now ? Lapsed : 0)).ToString())))));

    // For two months SQLite's sorting takes three times as long as all the rest. One seek for each specialist and room has nothing to sort; neither is ever deleted.
    private static IQueryable<Packed> Sought(ClinicDbContext db, int earliest, int from, int to, Guid wanted, Instant now) => db.Database.SqlQuery<Packed>($"""
        SELECT s."Id" AS "SpecialistId", r."Id" AS "RoomId", (
            SELECT group_concat((((a."FirstCell" - {earliest}) * {Factor} + a."EndCell" - a."FirstCell") * {Kinds})
                + CASE WHEN a."ConsultationTypeId" = {wanted} THEN {Wanted} ELSE 0 END + CASE WHEN a."HeldUntil" <= {now} THEN {Lapsed} ELSE 0 END, ',')
            FROM "Appointments" AS a
            WHERE a."SpecialistId" = s."Id" AND a."RoomId" IS r."Id"
                AND a."FirstCell" > {earliest} AND a."FirstCell" < {to} AND a."EndCell" > {from} AND a."Status" NOT IN ('Cancelled', 'EnteredInError')) AS "Spans"
        FROM "Specialists" AS s CROSS JOIN (SELECT "Id" FROM "Rooms" UNION ALL SELECT NULL) AS r
        """);

    // Blocks, other calendars, and group sessions, which take the time of their specialist and room.
    private static Func<ClinicDbContext, int, int, int, IAsyncEnumerable<Other>> CompileOthers() => EF.CompileAsyncQuery((ClinicDbContext db, int earliest, int from, int to) =>
        db.TimeBlocks.Where(row => row.EndCell > from && row.FirstCell < to).Select(row => new { row.ResourceId, row.FirstCell, row.EndCell, IsElsewhere = false })
            .Concat(db.ImportedBusy.Where(row => row.EndCell > from && row.FirstCell < to).Select(row => new { row.ResourceId, row.FirstCell, row.EndCell, IsElsewhere = true }))
            .Concat(db.GroupSessions.Where(row => !row.IsCancelled && row.FirstCell > earliest && row.FirstCell < to && row.EndCell > from)
                .Select(row => new { ResourceId = row.SpecialistId, row.FirstCell, row.EndCell, IsElsewhere = false }))
            .Concat(db.GroupSessions.Where(row => row.RoomId != null && !row.IsCancelled && row.FirstCell > earliest && row.FirstCell < to && row.EndCell > from)
                .Select(row => new { ResourceId = row.RoomId!.Value, row.FirstCell, row.EndCell, IsElsewhere = false }))
            .Select(row => new Other(row.ResourceId, row.FirstCell, row.EndCell, row.IsElsewhere)));

    private static void Add(Busy busy, Packed row, string spans, int earliest, ConsultationType type, ref Moving? moving)
    {
        var before = Cell.Count(type.BufferBeforeMinutes);
        var (specialist, counted) = (busy.Taking(row.SpecialistId), busy.Counting(row.SpecialistId, type.Id));
        var room = row.RoomId is { } id ? busy.Taking(id) : null;
        foreach (var range in spans.AsSpan().Split(','))
        {
            var (place, kind) = Math.DivRem(int.Parse(spans.AsSpan(range), NumberStyles.None, CultureInfo.InvariantCulture), Kinds);
            var (start, length) = Math.DivRem(place, Factor);
            var (first, end) = (earliest + start, earliest + start + length);
            if (moving is not null && moving == new Moving(row.SpecialistId, row.RoomId, first, end))
            {
                // What is moved is not in its own way. One that lies on it to the cell is as good as itself.
                moving = null;
            }
            else if ((kind & Lapsed) != 0)
            {
                busy.TakeLapsed(row.SpecialistId, first, end);
                busy.TakeLapsed(row.RoomId ?? row.SpecialistId, first, end);
            }
            else
            {
                specialist.Add(first, end);
                room?.Add(first, end);
                if ((kind & Wanted) != 0)
                {
                    // For the daily cap they count on the day on which they meet, not on that of the buffer before.
                    counted.Add(first + before);
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

    private sealed record Packed(Guid SpecialistId, Guid? RoomId, string? Spans);

    private sealed record Other(Guid ResourceId, int FirstCell, int EndCell, bool IsElsewhere);

    private sealed record Moving(Guid SpecialistId, Guid? RoomId, int FirstCell, int EndCell);
}
