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
    private readonly Spans[] roomsTaken;
    private readonly Spans[] machinesTaken;
    private readonly Spans patientTaken;
    private readonly int before;
    private readonly int after;

    // Notice counts in whole cells, upwards: a time that has begun is not offered.
    private readonly int earliest;

    /// <exception cref="ArgumentException">There is no such consultation type.</exception>
    public Availability(ClinicShape.Snapshot shape, Busy busy, TimeQuery query, Instant now)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(busy);
        ArgumentNullException.ThrowIfNull(query);
        this.shape = shape;
        this.busy = busy;
        this.query = query;
        this.now = now;
        type = shape.Type(query.ConsultationTypeId) ?? throw new ArgumentException("There is no such consultation type.", nameof(query));
        limits = query.ForStaff ? type.StaffLimits : type.PatientLimits;
        mode = query.Mode ?? type.Modes[0];
        rooms = [.. shape.Rooms.Where(room => room.IsActive && (type.RoomIds.Count == 0 || type.RoomIds.Contains(room.Id)) && (room.IsStepFree || !query.StepFree))];
        roomsTaken = [.. rooms.Select(room => busy.Of(room.Id))];
        machinesTaken = [.. type.EquipmentIds.Select(busy.Of)];
        patientTaken = query.PatientId is { } patient ? busy.Of(patient) : Spans.None;
        Length = Cell.Count(type.LengthMinutes + (query.Interpreter ? type.InterpreterMinutes : 0));
        (before, after) = (Cell.Count(type.BufferBeforeMinutes), Cell.Count(type.BufferAfterMinutes));
        earliest = Cell.Ceiling(now + Duration.FromHours(limits.NoticeHours));
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
    public int Length { get; }

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
        foreach (var piece in SessionPiece.Of(specialist, day.Date))
        {
            if (IsSiteClosed(piece.RoomId, day.Date) || !IsAtSite(piece.RoomId))
            {
                continue;
            }

            var (opens, closes) = (day.EdgeOf(piece.Starts), day.EdgeOf(piece.Ends));
            var (near, nearElsewhere) = (taken.Near(opens - before), elsewhere.Near(opens));
            var own = IndexOf(piece.RoomId);
            var nearRoom = own < 0 ? 0 : roomsTaken[own].Near(opens - before);
            for (var minute = piece.Starts; minute < piece.Ends; minute += type.GridMinutes)
            {
                if (day.StartOf(minute) is { } start
                    && start >= opens && start + Length <= closes && start >= earliest
                    && !takenOut.Overlaps(start, start + Length)
                    && !taken.Overlaps(start - before, start + Length + after, ref near)
                    && !elsewhere.Overlaps(start, start + Length, ref nearElsewhere)
                    && !patientTaken.Overlaps(start, start + Length)
                    && !IsKept(kept, specialist.Id, day, start)
                    && HasEquipment(start)
                    && RoomAt(piece.RoomId, own, start, ref nearRoom) is { IsFound: true } room)
                {
                    found.Add(new FreeTime(start, specialist.Id, room.Id));
                }
            }
        }
    }

    private void AddGroups(List<FreeTime> found)
    {
        foreach (var (session, free) in busy.Groups.OrderBy(group => group.Session.Start))
        {
            var start = Cell.Of(session.Start);
            var date = session.Start.InZone(shape.Zone).Date;
            if (session.ConsultationTypeId == type.Id && free > 0 && date >= First && date <= Last && start >= earliest
                && (query.SpecialistId is not { } one || one == session.SpecialistId)
                && shape.Specialist(session.SpecialistId) is { IsActive: true } specialist && Holds(specialist)
                && IsAtSite(session.RoomId ?? Guid.Empty) && ClosedBy(session, specialist) is null
                && !patientTaken.Overlaps(start, Cell.Ceiling(session.End)))
            {
                found.Add(new FreeTime(start, session.SpecialistId, session.RoomId, session.Id));
            }
        }
    }

    // A group that was planned before the clinic closed, or the specialist went away, takes nobody more.
    private BookingRule? ClosedBy(GroupSession session, Specialist specialist)
    {
        var day = new CivilDay(session.Start.InZone(shape.Zone).Date, shape.Zone);
        if (shape.Profile.Calendar.IsClosedOn(day.Date) || (session.RoomId is { } room && IsSiteClosed(room, day.Date)))
        {
            return BookingRule.ClinicClosed;
        }

        return specialist.IsAway(day.Date) ? BookingRule.SpecialistAway
            : SessionPiece.TakenOut(specialist, day).Overlaps(Cell.Of(session.Start), Cell.Ceiling(session.End)) ? BookingRule.OutsideSession : null;
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
                var (from, to) = (day.EdgeOf(carveOut.Starts), day.EdgeOf(CivilDay.CeilingMinute(carveOut.Ends)));
                if (start < to && start + Length > from && Cell.Start(from) - Duration.FromHours(carveOut.ReleaseHours) > now)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasEquipment(int start) =>
        Array.TrueForAll(machinesTaken, machine => !machine.Overlaps(start - before, start + Length + after));

    private int IndexOf(Guid room) => Array.FindIndex(rooms, each => each.Id == room);

    private (bool IsFound, Guid? Id) RoomAt(Guid session, int start)
    {
        var own = IndexOf(session);
        var near = own < 0 ? 0 : roomsTaken[own].Near(start - before);
        return RoomAt(session, own, start, ref near);
    }

    // The session's own room when it will do, otherwise another of the same site.
    private (bool IsFound, Guid? Id) RoomAt(Guid session, int own, int start, ref int nearOwn)
    {
        if (mode != ConsultationMode.InPerson)
        {
            return (true, null);
        }

        if (own >= 0 && !roomsTaken[own].Overlaps(start - before, start + Length + after, ref nearOwn))
        {
            return (true, session);
        }

        if (type.RoomIds.Count == 0 && !query.StepFree)
        {
            return (false, null);
        }

        var site = shape.Room(session)?.SiteId;
        for (var i = 0; i < rooms.Length; i++)
        {
            if (i != own && rooms[i].SiteId == site && !roomsTaken[i].Overlaps(start - before, start + Length + after))
            {
                return (true, rooms[i].Id);
            }
        }

        return (false, null);
    }

    // By start and then by specialist, as they came. Sessions of one specialist may overlap: each start once.
    private static void SortFrom(List<FreeTime> found, int begin)
    {
        var order = new long[found.Count - begin];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = ((long)found[begin + i].StartCell << 32) | (uint)i;
        }

        Array.Sort(order);
        var day = found.GetRange(begin, order.Length);
        found.RemoveRange(begin, order.Length);
        foreach (var place in order)
        {
            var time = day[(int)(uint)place];
            if (found.Count == begin || found[^1].StartCell != time.StartCell || found[^1].SpecialistId != time.SpecialistId)
            {
                found.Add(time);
            }
        }
    }
}
