using NodaTime;
using SpineClinic.Specialists;

namespace SpineClinic.Booking;

public sealed partial class Availability
{
    /// <summary>Every rule that keeps a time from being offered, in the order in which a person would say them; none when it can be had.</summary>
    public IReadOnlyList<BookingRule> WhyNot(Guid specialistId, Instant at)
    {
        var rules = new List<BookingRule>();
        var start = Cell.Of(at);
        var local = Cell.Start(start).InZone(shape.Zone);
        var day = new CivilDay(local.Date, shape.Zone);
        if (Cell.Start(start) < now)
        {
            rules.Add(BookingRule.InThePast);
        }

        if (shape.Specialist(specialistId) is not { IsActive: true } specialist || !type.IsActive || !Holds(specialist))
        {
            rules.Add(BookingRule.NotHeldBySpecialist);
            return rules;
        }

        AddLimits(rules, specialistId, start, local.Date);
        if (type.IsGroup)
        {
            AddGroupRules(rules, specialist, start);
            return rules;
        }

        AddSessionRules(rules, specialist, day, start, local.Date);
        if (busy.ElsewhereOf(specialistId).Overlaps(start, start + Length))
        {
            rules.Add(BookingRule.BusyElsewhere);
        }

        if (busy.Of(specialistId).Overlaps(start - before, start + Length + after))
        {
            rules.Add(BookingRule.SpecialistBusy);
        }

        if (!HasEquipment(start))
        {
            rules.Add(BookingRule.EquipmentBusy);
        }

        if (query.PatientId is { } patient && busy.Of(patient).Overlaps(start, start + Length))
        {
            rules.Add(BookingRule.PatientBusy);
        }

        return rules;
    }

    /// <summary>The cells, the room and the equipment that a consultation at this time takes; staff may have it outside of any session.</summary>
    public TimeAndPlace PlaceAt(Guid specialistId, Instant at, Guid? roomId = null, short lane = 0)
    {
        var start = Cell.Of(at);
        if (type.IsGroup && GroupAt(specialistId, start) is { Session: { } session })
        {
            return new TimeAndPlace(session.Start, session.End, session.FirstCell, session.EndCell, specialistId, session.RoomId, [], lane, session.Id);
        }

        var room = roomId ?? (mode == ConsultationMode.InPerson ? RoomFor(specialistId, start) : null);
        return new TimeAndPlace(
            Cell.Start(start), Cell.Start(start + Length), start - before, start + Length + after, specialistId, mode == ConsultationMode.InPerson ? room : null, type.EquipmentIds, lane);
    }

    /// <summary>Whether nobody has the specialist and the room, and no hold that ran out still has cells of them.</summary>
    public bool IsClear(TimeAndPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new[] { place.SpecialistId, place.RoomId ?? place.SpecialistId }
            .All(resource => !busy.Of(resource).Overlaps(place.FirstCell, place.EndCell) && !busy.LapsedOf(resource).Overlaps(place.FirstCell, place.EndCell));
    }

    private void AddLimits(List<BookingRule> rules, Guid specialistId, int start, LocalDate date)
    {
        if (start < earliest && !rules.Contains(BookingRule.InThePast))
        {
            rules.Add(BookingRule.TooSoon);
        }

        if (date > Today.PlusDays(limits.HorizonDays))
        {
            rules.Add(BookingRule.TooFarAhead);
        }

        if (!type.IsGroup && IsFull(specialistId, date))
        {
            rules.Add(BookingRule.DayIsFull);
        }
    }

    private (GroupSession Session, int Free) GroupAt(Guid specialistId, int start) =>
        busy.Groups.Find(row => row.Session.ConsultationTypeId == type.Id && row.Session.SpecialistId == specialistId && Cell.Of(row.Session.Start) == start);

    private void AddGroupRules(List<BookingRule> rules, Specialist specialist, int start)
    {
        var group = GroupAt(specialist.Id, start);
        if (group.Session is null || !IsAtSite(group.Session.RoomId ?? Guid.Empty))
        {
            rules.Add(BookingRule.OutsideSession);
        }
        else
        {
            if (ClosedBy(group.Session, specialist) is { } closed)
            {
                rules.Add(closed);
            }

            if (group.Free <= 0)
            {
                rules.Add(BookingRule.GroupIsFull);
            }

            if (query.PatientId is { } patient && busy.Of(patient).Overlaps(start, Cell.Ceiling(group.Session.End)))
            {
                rules.Add(BookingRule.PatientBusy);
            }
        }
    }

    private void AddSessionRules(List<BookingRule> rules, Specialist specialist, CivilDay day, int start, LocalDate date)
    {
        if (shape.Profile.Calendar.IsClosedOn(date))
        {
            rules.Add(BookingRule.ClinicClosed);
        }

        if (specialist.IsAway(date))
        {
            rules.Add(BookingRule.SpecialistAway);
        }

        var around = SessionPiece.Of(specialist, date).Where(piece => Holds(piece, day, start) && IsAtSite(piece.RoomId)).ToList();
        var open = around.Where(piece => !IsSiteClosed(piece.RoomId, date)).ToList();
        if (around.Count == 0 || SessionPiece.TakenOut(specialist, day).Overlaps(start, start + Length))
        {
            rules.Add(BookingRule.OutsideSession);
        }
        else if (open.Count == 0)
        {
            rules.Add(BookingRule.ClinicClosed);
        }
        else
        {
            AddPieceRules(rules, specialist.Id, day, start, open);
        }

        if (IsKept([.. shape.CarveOuts.Where(carveOut => carveOut.Tier < query.Tier)], specialist.Id, day, start))
        {
            rules.Add(BookingRule.KeptForUrgent);
        }
    }

    private void AddPieceRules(List<BookingRule> rules, Guid specialistId, CivilDay day, int start, List<SessionPiece> open)
    {
        var onGrid = open.Where(piece => IsOnGrid(piece, day, start)).ToList();
        if (onGrid.Count == 0)
        {
            rules.Add(BookingRule.OffGrid);
        }

        if (mode != ConsultationMode.InPerson || (onGrid.Count > 0 ? onGrid : open).Exists(piece => RoomAt(piece.RoomId, start).IsFound))
        {
            return;
        }

        // No room is free: is there one that would do, if it were?
        rules.Add(open.Exists(piece => HasSuitableRoom(piece.RoomId)) ? BookingRule.RoomBusy : BookingRule.NoSuitableRoom);
    }

    private bool HasSuitableRoom(Guid own)
    {
        var site = shape.Room(own)?.SiteId;
        return Array.Exists(rooms, room => room.Id == own || (type.RoomIds.Count + (query.StepFree ? 1 : 0) > 0 && room.SiteId == site));
    }

    private bool IsOnGrid(SessionPiece piece, CivilDay day, int start)
    {
        var minute = CivilDay.Minute(Cell.Start(start).InZone(shape.Zone).TimeOfDay);

        // In the hour that clocks repeat, the second time round is not on the grid.
        return minute >= piece.Starts && (minute - piece.Starts) % type.GridMinutes == 0 && day.StartOf(minute) == start;
    }

    private bool Holds(SessionPiece piece, CivilDay day, int start) => day.EdgeOf(piece.Starts) <= start && start + Length <= day.EdgeOf(piece.Ends);

    private Guid? RoomFor(Guid specialistId, int start)
    {
        var date = Cell.Start(start).InZone(shape.Zone).Date;
        var day = new CivilDay(date, shape.Zone);
        var specialist = shape.Specialist(specialistId);
        if (specialist is null)
        {
            return null;
        }

        // First the sessions for which it is offered, then what else there is of the day, for staff who book outside of it.
        var pieces = SessionPiece.Of(specialist, date)
            .OrderBy(piece => (Holds(piece, day, start) && IsOnGrid(piece, day, start) ? 0 : Holds(piece, day, start) ? 1 : 2) + (IsSiteClosed(piece.RoomId, date) || !IsAtSite(piece.RoomId) ? 3 : 0)).ToList();
        foreach (var piece in pieces)
        {
            if (RoomAt(piece.RoomId, start) is { IsFound: true } room)
            {
                return room.Id;
            }
        }

        // Nothing is free: the usual room, to be shared or refused by its cells.
        return pieces.Count > 0 ? pieces[0].RoomId : rooms.FirstOrDefault(room => !busy.Of(room.Id).Overlaps(start - before, start + Length + after))?.Id ?? rooms.FirstOrDefault()?.Id;
    }
}
