using NodaTime;
using SpineClinic.Specialists;

namespace SpineClinic.Booking;

/// <summary>
/// Which times can be had: sessions minus closures minus what is taken, in one pass over sorted spans. Pure: the same shape, busy times and instant give the
/// same answer. What it offers can be booked at that instant; what it does not offer has a named rule (<see cref="WhyNot"/>).
/// </summary>
public sealed partial class Availability
{
    private readonly ClinicShape.Snapshot shape;
    private readonly Busy busy;
    private readonly Instant now;
    private readonly TimeQuery query;
    private readonly ConsultationType type;
    private readonly BookingLimits limits;
    private readonly ConsultationMode mode;
    private readonly Room[] rooms;

    /// <exception cref="ArgumentException">There is no such consultation type.</exception>
    public Availability(ClinicShape.Snapshot shape, Busy busy, TimeQuery query, Instant now)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(query);
        this.shape = shape;
        this.busy = busy;
        this.query = query;
        this.now = now;
        type = shape.Type(query.ConsultationTypeId) ?? throw new ArgumentException("There is no such consultation type.", nameof(query));
        limits = query.ForStaff ? type.StaffLimits : type.PatientLimits;
        mode = query.Mode ?? type.Modes[0];
        rooms = [.. shape.Rooms.Where(room => room.IsActive && (type.RoomIds.Count == 0 || type.RoomIds.Contains(room.Id)) && (room.IsStepFree || !query.StepFree))];
        Today = now.InZone(shape.Zone).Date;
        First = LocalDate.Max(query.From ?? Today, Today);
        Last = LocalDate.Min(query.To ?? LocalDate.MaxIsoValue, Today.PlusDays(limits.HorizonDays));
    }

    public LocalDate Today { get; }

    /// <summary>The first day that is looked at.</summary>
    public LocalDate First { get; }

    /// <summary>The last day that is looked at, in it.</summary>
    public LocalDate Last { get; }

    /// <summary>How long they meet, in cells.</summary>
    public int Length => Cell.Count(type.LengthMinutes + (query.Interpreter ? type.InterpreterMinutes : 0));

    private int Before => Cell.Count(type.BufferBeforeMinutes);

    private int After => Cell.Count(type.BufferAfterMinutes);

    // Notice counts in whole cells, upwards: a time that has begun is not offered.
    private int Earliest => Cell.Ceiling(now + Duration.FromHours(limits.NoticeHours));

    /// <summary>All times, by start and then by the specialists' order; each start once for each specialist.</summary>
    public IReadOnlyList<FreeTime> Find()
    {
        var found = new List<FreeTime>();
        if (!type.IsActive)
        {
            return found;
        }

        if (type.IsGroup)
        {
            AddGroups(found);
            return found;
        }

        var suitable = shape.ActiveSpecialists.Where(Holds).Where(specialist => query.SpecialistId is not { } one || one == specialist.Id).ToList();
        var kept = shape.CarveOuts.Where(carveOut => carveOut.Tier < query.Tier).ToList();
        for (var date = First; date <= Last; date = date.PlusDays(1))
        {
            if (shape.Profile.Calendar.IsClosedOn(date))
            {
                continue;
            }

            var day = new CivilDay(date, shape.Zone);
            var begin = found.Count;
            foreach (var specialist in suitable)
            {
                if (!specialist.IsAway(date) && !IsFull(specialist.Id, date))
                {
                    AddDay(found, specialist, day, kept);
                }
            }

            SortFrom(found, begin);
        }

        return found;
    }

    private void AddDay(List<FreeTime> found, Specialist specialist, CivilDay day, List<CarveOut> kept)
    {
        var takenOut = SessionPiece.TakenOut(specialist, day);
        var taken = busy.Of(specialist.Id);
        var elsewhere = busy.ElsewhereOf(specialist.Id);
        var patient = query.PatientId is { } id ? busy.Of(id) : Spans.None;
        foreach (var piece in SessionPiece.Of(specialist, day.Date))
        {
            if (IsSiteClosed(piece.RoomId, day.Date) || !IsAtSite(piece.RoomId))
            {
                continue;
            }

            var (opens, closes) = (day.EdgeOf(piece.Starts), day.EdgeOf(piece.Ends));
            for (var time = piece.Starts; time < piece.Ends;)
            {
                if (day.StartOf(time) is { } start
                    && start >= opens && start + Length <= closes && start >= Earliest
                    && !takenOut.Overlaps(start, start + Length)
                    && !taken.Overlaps(start - Before, start + Length + After)
                    && !elsewhere.Overlaps(start, start + Length)
                    && !patient.Overlaps(start, start + Length)
                    && !IsKept(kept, specialist.Id, day, start)
                    && HasEquipment(start)
                    && RoomAt(piece.RoomId, start) is { IsFound: true } room)
                {
                    found.Add(new FreeTime(start, specialist.Id, room.Id));
                }

                var next = time.PlusMinutes(type.GridMinutes);
                time = next > time ? next : piece.Ends;
            }
        }
    }

    private void AddGroups(List<FreeTime> found)
    {
        var patient = query.PatientId is { } id ? busy.Of(id) : Spans.None;
        foreach (var (session, free) in busy.Groups.OrderBy(group => group.Session.Start))
        {
            var start = Cell.Of(session.Start);
            var date = session.Start.InZone(shape.Zone).Date;
            if (session.ConsultationTypeId == type.Id && free > 0 && date >= First && date <= Last && start >= Earliest
                && (query.SpecialistId is not { } one || one == session.SpecialistId)
                && IsAtSite(session.RoomId ?? Guid.Empty)
                && !patient.Overlaps(start, Cell.Ceiling(session.End)))
            {
                found.Add(new FreeTime(start, session.SpecialistId, session.RoomId, session.Id));
            }
        }
    }

    private bool Holds(Specialist specialist) =>
        (type.SpecialistIds.Count == 0 || type.SpecialistIds.Contains(specialist.Id)) && (query.Language is not { } language || specialist.Languages.Contains(language));

    private bool IsFull(Guid specialist, LocalDate date)
    {
        if (limits.DailyCap is not { } cap)
        {
            return false;
        }

        var (from, to) = (Cell.Of(shape.Zone.AtStartOfDay(date).ToInstant()), Cell.Of(shape.Zone.AtStartOfDay(date.PlusDays(1)).ToInstant()));
        return busy.CountIn(specialist, type.Id, from, to) >= cap;
    }

    private bool IsAtSite(Guid room) => query.SiteId is not { } site || shape.Room(room)?.SiteId == site;

    private bool IsSiteClosed(Guid room, LocalDate date) =>
        shape.Profile.Clinic.Closures.Exists(closure => closure.SiteId is { } site && closure.Includes(date) && shape.Room(room)?.SiteId == site);

    private bool IsKept(List<CarveOut> kept, Guid specialist, CivilDay day, int start)
    {
        foreach (var carveOut in kept)
        {
            if (carveOut.SpecialistId == specialist && carveOut.Day == day.Date.DayOfWeek)
            {
                var (from, to) = (day.EdgeOf(carveOut.Starts), day.EdgeOf(carveOut.Ends));
                if (start < to && start + Length > from && Cell.Start(from) - Duration.FromHours(carveOut.ReleaseHours) > now)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasEquipment(int start) =>
        type.EquipmentIds.TrueForAll(machine => !busy.Of(machine).Overlaps(start - Before, start + Length + After));

    // The session's own room when it will do, otherwise another of the same site.
    private (bool IsFound, Guid? Id) RoomAt(Guid own, int start)
    {
        if (mode != ConsultationMode.InPerson)
        {
            return (true, null);
        }

        var site = shape.Room(own)?.SiteId;
        Room? other = null;
        foreach (var room in rooms)
        {
            var isOwn = room.Id == own;
            if ((isOwn || (other is null && type.RoomIds.Count + (query.StepFree ? 1 : 0) > 0 && room.SiteId == site))
                && !busy.Of(room.Id).Overlaps(start - Before, start + Length + After))
            {
                if (isOwn)
                {
                    return (true, own);
                }

                other = room;
            }
        }

        return (other is not null, other?.Id);
    }

    // Two sessions may overlap, or lie in the wrong order in the week: by start, each specialist once.
    private static void SortFrom(List<FreeTime> found, int begin)
    {
        var isSorted = true;
        for (var i = begin + 1; isSorted && i < found.Count; i++)
        {
            isSorted = found[i - 1].StartCell < found[i].StartCell;
        }

        if (isSorted)
        {
            return;
        }

        var ordered = found.Skip(begin).OrderBy(time => time.StartCell).DistinctBy(time => (time.StartCell, time.SpecialistId)).ToList();
        found.RemoveRange(begin, found.Count - begin);
        found.AddRange(ordered);
    }
}
