using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>Reads the diary for a page. Names of patients are given only to those who may read what patients told us; everybody else sees references.</summary>
public sealed partial class DiaryPages(IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, EnquiryPatient patients, Vault vault, IClock clock)
{
    /// <summary>No page shows more appointments.</summary>
    public const int MostEntries = 1000;

    /// <summary>No page shows more days.</summary>
    public const int MostDays = 7;

    private const int Longest = ConsultationType.LongestMinutes / Cell.Minutes;

    /// <summary>One day of all specialists or rooms, or some days of one.</summary>
    /// <param name="staff">Who looks.</param>
    /// <param name="by">What the columns are.</param>
    /// <param name="first">The first day, in the clinic's civil time.</param>
    /// <param name="days">1 to <see cref="MostDays"/>; more than 1 needs <paramref name="resourceId"/>.</param>
    /// <param name="resourceId">The only specialist or room; null for all of a day.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many days.</exception>
    public async Task<DiarySheet> ReadAsync(StaffActor staff, DiaryBy by, LocalDate first, int days, Guid? resourceId, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ReadDiary);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, resourceId is null ? 1 : MostDays);
        var shape = await shapes.GetAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var (from, to) = (CellOf(first, shape), CellOf(first.PlusDays(days), shape));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Appointments.AsNoTracking()
            .Where(row => row.FirstCell > from - Longest && row.FirstCell < to && row.EndCell > from)
            .Where(row => row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && !(row.HeldUntil <= now))
            .Where(row => resourceId == null || (by == DiaryBy.Specialist ? row.SpecialistId == resourceId : row.RoomId == resourceId))
            .OrderBy(row => row.FirstCell).ThenBy(row => row.Id).Take(MostEntries + 1).ToListAsync(cancellationToken);
        var groups = await db.GroupSessions.AsNoTracking()
            .Where(row => !row.IsCancelled && row.FirstCell > from - Longest && row.FirstCell < to && row.EndCell > from).OrderBy(row => row.FirstCell).Take(MostEntries).ToListAsync(cancellationToken);
        var blocks = await db.TimeBlocks.AsNoTracking().Where(row => row.EndCell > from && row.FirstCell < to).OrderBy(row => row.FirstCell).Take(MostEntries).ToListAsync(cancellationToken);
        var elsewhere = await db.ImportedBusy.AsNoTracking().Where(row => row.EndCell > from && row.FirstCell < to).OrderBy(row => row.FirstCell).Take(MostEntries).ToListAsync(cancellationToken);
        var reader = new Reader(shape, by, staff.May(Permission.ReadEnquiry));
        var all = new List<(Guid? Resource, DiaryEntry Entry)>();

        // Whoever is in a group that was called off is still to be told: they stand for themselves.
        all.AddRange(rows.Take(MostEntries).Where(row => groups.TrueForAll(group => group.Id != row.GroupSessionId)).Select(row => (reader.ResourceOf(row.SpecialistId, row.RoomId), reader.Of(row))));
        all.AddRange(groups.Select(group => (reader.ResourceOf(group.SpecialistId, group.RoomId), reader.Of(group, rows.Where(row => row.GroupSessionId == group.Id)))));
        all.AddRange(blocks.Select(block => ((Guid?)block.ResourceId, Reader.Of(block))));
        all.AddRange(elsewhere.Select(busy => ((Guid?)busy.ResourceId, Reader.Of(busy))));
        var columns = new List<DiaryColumn>();
        for (var date = first; date < first.PlusDays(days); date = date.PlusDays(1))
        {
            var (start, end) = (CellOf(date, shape), CellOf(date.PlusDays(1), shape));
            foreach (var (id, name) in reader.Resources(resourceId, all.Select(pair => pair.Resource)))
            {
                var entries = all.Where(pair => pair.Resource == id && pair.Entry.FirstCell < end && pair.Entry.EndCell > start).Select(pair => pair.Entry)
                    .OrderBy(entry => entry.Start).ThenBy(entry => entry.Id).ToList();
                var (sessions, closed) = reader.Open(id, date);
                columns.Add(new DiaryColumn(id, name, date, closed, sessions, entries));
            }
        }

        return new DiarySheet(by, columns, shape, now, rows.Count > MostEntries);
    }

    /// <summary>What patients asked for and nobody has answered yet, by start; at most 100.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<DiaryRequests> RequestsAsync(StaffActor staff, CancellationToken cancellationToken)
    {
        const int Most = 100;
        Permissions.Demand(staff, Permission.ReadDiary);
        var shape = await shapes.GetAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Appointments.AsNoTracking().Where(row => row.HeldUntil > now && row.Status == AppointmentStatus.Requested)
            .OrderBy(row => row.Start).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        var reader = new Reader(shape, DiaryBy.Specialist, staff.May(Permission.ReadEnquiry));
        return new DiaryRequests([.. rows.Select(reader.Of)], shape, now);
    }

    private static int CellOf(LocalDate date, ClinicShape.Snapshot shape) => Cell.Of(shape.Zone.AtStartOfDay(date).ToInstant());

    /// <summary>Rows as entries, for somebody who may or may not see names.</summary>
    private sealed record Reader(ClinicShape.Snapshot Shape, DiaryBy By, bool SeesNames)
    {
        public Guid? ResourceOf(Guid specialist, Guid? room) => By == DiaryBy.Specialist ? specialist : room;

        public DiaryEntry Of(Appointment row) =>
            new(row.Status == AppointmentStatus.Held ? DiaryEntryKind.Hold : DiaryEntryKind.Appointment, row.Id, SeesNames ? row.PatientName : row.Reference, row.Start, row.End, row.FirstCell, row.EndCell)
            {
                Appointment = row,
                TypeName = Shape.Type(row.ConsultationTypeId)?.Name ?? "",
                Place = Other(row.SpecialistId, row.RoomId, row.Mode),
            };

        public DiaryEntry Of(GroupSession group, IEnumerable<Appointment> seats) =>
            new(DiaryEntryKind.Group, group.Id, Shape.Type(group.ConsultationTypeId)?.Name ?? "", group.Start, group.End, group.FirstCell, group.EndCell)
            {
                Place = Other(group.SpecialistId, group.RoomId, ConsultationMode.InPerson),
                Seats = [.. seats.Select(Of)],
                Capacity = group.Capacity,
            };

        public static DiaryEntry Of(TimeBlock block) => new(
            DiaryEntryKind.Block, block.Id, block.Reason, Cell.Start(block.FirstCell), Cell.Start(block.EndCell), block.FirstCell, block.EndCell);

        public static DiaryEntry Of(ImportedBusy busy) => new(
            DiaryEntryKind.Elsewhere, Guid.Empty, "Busy in another calendar", Cell.Start(busy.FirstCell), Cell.Start(busy.EndCell), busy.FirstCell, busy.EndCell);

        /// <summary>Everyone or everything in use, and whoever is not and still has something in the diary.</summary>
        public IEnumerable<(Guid Id, string Name)> Resources(Guid? only, IEnumerable<Guid?> used)
        {
            var inUse = used.OfType<Guid>().ToHashSet();
            return By == DiaryBy.Specialist
                ? Shape.Profile.Specialists.Where(row => only == row.Id || (only is null && (row.IsActive || inUse.Contains(row.Id)))).OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => (row.Id, row.Name))
                : Shape.Rooms.Where(row => only == row.Id || (only is null && (row.IsActive || inUse.Contains(row.Id)))).Select(row => (row.Id, row.Name));
        }

        /// <summary>When a specialist or a room has sessions on a date, and why not.</summary>
        public (Spans Sessions, string? Closed) Open(Guid id, LocalDate date)
        {
            var closures = Shape.Profile.Clinic.Closures.Where(closure => closure.Includes(date)).ToList();
            if (closures.Find(closure => closure.SiteId is null) is { } closed)
            {
                return (Spans.None, closed.Name);
            }

            var specialists = By == DiaryBy.Specialist ? Shape.Profile.Specialists.Where(row => row.Id == id).ToList() : [.. Shape.ActiveSpecialists];
            if (By == DiaryBy.Specialist && specialists.Exists(row => row.IsAway(date)))
            {
                return (Spans.None, "Away");
            }

            var (day, all) = (new CivilDay(date, Shape.Zone), new Spans());
            foreach (var specialist in specialists.Where(row => !row.IsAway(date)))
            {
                var own = new Spans();
                foreach (var piece in SessionPiece.Of(specialist, date)
                    .Where(piece => (By == DiaryBy.Specialist || piece.RoomId == id) && !closures.Exists(closure => closure.SiteId == Shape.Room(piece.RoomId)?.SiteId)))
                {
                    own.Add(day.EdgeOf(piece.Starts), day.EdgeOf(piece.Ends));
                }

                foreach (var (from, to) in own.Settle().Without(SessionPiece.TakenOut(specialist, day)).All)
                {
                    all.Add(from, to);
                }
            }

            return (all.Settle(), null);
        }

        private string Other(Guid specialist, Guid? room, ConsultationMode mode) => By == DiaryBy.Room ? Shape.Specialist(specialist)?.Name ?? ""
            : mode == ConsultationMode.Phone ? "By phone"
            : mode == ConsultationMode.Video ? "By video"
            : Shape.Room(room)?.Name ?? "";
    }
}
