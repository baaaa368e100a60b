using NodaTime;
using SpineClinic.Specialists;
using static System.FormattableString;

namespace SpineClinic.Booking;

/// <summary>Sessions that get in each other's way. All of it is civil time: two that overlap do so in any zone.</summary>
public sealed partial class ShapeSettings
{
    // A new or prolonged week against every other week, and against each date that is different.
    private static void RefuseClash(Work work, Specialist specialist, WeeklySession session)
    {
        foreach (var other in InUse(work, specialist))
        {
            foreach (var theirs in other.Sessions.Where(theirs => theirs != session && Overlap(session.Starts, session.Ends, theirs.Starts, theirs.Ends)))
            {
                if ((other == specialist || theirs.RoomId == session.RoomId) && FirstBoth(session, theirs, work.Today) is { } date)
                {
                    Refuse(work, "starts", specialist, other, theirs.RoomId, date, theirs.Starts, theirs.Ends);
                    return;
                }
            }

            foreach (var theirs in other.SessionChanges.Where(theirs => theirs.IsExtra && theirs.Date >= work.Today && session.IsOn(theirs.Date) && Overlap(session.Starts, session.Ends, theirs.Starts, theirs.Ends)))
            {
                if (other == specialist || theirs.RoomId == session.RoomId)
                {
                    Refuse(work, "starts", specialist, other, theirs.RoomId!.Value, theirs.Date, theirs.Starts, theirs.Ends);
                    return;
                }
            }
        }
    }

    // One date as it would be, without what is taken out of it.
    private static void RefuseClash(Work work, Specialist specialist, LocalDate date, string field)
    {
        var own = On(specialist, date);
        foreach (var other in InUse(work, specialist))
        {
            var theirs = On(other, date);
            for (var i = 0; i < own.Count; i++)
            {
                for (var j = other == specialist ? i + 1 : 0; j < theirs.Count; j++)
                {
                    if ((other == specialist || own[i].RoomId == theirs[j].RoomId) && Overlap(own[i].Starts, own[i].Ends, theirs[j].Starts, theirs[j].Ends))
                    {
                        Refuse(work, field, specialist, other, theirs[j].RoomId, date, theirs[j].Starts, theirs[j].Ends);
                        return;
                    }
                }
            }
        }
    }

    // While a specialist was out of use, others may have got their rooms.
    private static void RefuseReturn(Work work, Specialist specialist)
    {
        foreach (var session in specialist.Sessions.TakeWhile(_ => !work.Form.IsWrong))
        {
            RefuseClash(work, specialist, session);
        }

        foreach (var date in specialist.SessionChanges.Where(change => change.Date >= work.Today).Select(change => change.Date).Distinct().TakeWhile(_ => !work.Form.IsWrong))
        {
            RefuseClash(work, specialist, date, "active");
        }
    }

    private static IEnumerable<Specialist> InUse(Work work, Specialist own) => work.Shape.Profile.Specialists.Where(other => other == own || other.IsActive);

    private static void Refuse(Work work, string field, Specialist specialist, Specialist other, Guid room, LocalDate date, LocalTime starts, LocalTime ends)
    {
        var when = Invariant($"{date:uuuu-MM-dd}, {starts:HH:mm} to {ends:HH:mm}");
        work.Form.Refuse(field, other == specialist
            ? $"Choose another time: {specialist.Name} has another session on {when}"
            : $"Choose another time or room: {other.Name} is in {work.Shape.Room(room)?.Name} on {when}");
    }

    private static bool Overlap(LocalTime starts, LocalTime ends, LocalTime otherStarts, LocalTime otherEnds) => starts < otherEnds && otherStarts < ends;

    /// <summary>The first date from today on that has both; null when there is none. Both patterns come back after the product of their weeks.</summary>
    private static LocalDate? FirstBoth(WeeklySession one, WeeklySession other, LocalDate today)
    {
        if (one.Day != other.Day)
        {
            return null;
        }

        var from = LocalDate.Max(LocalDate.Max(one.From, other.From), today);
        var date = from.DayOfWeek == one.Day ? from : from.Next(one.Day);
        for (var week = 0; week < one.EveryWeeks * other.EveryWeeks; week++, date = date.PlusWeeks(1))
        {
            if (one.IsOn(date) && other.IsOn(date))
            {
                return date;
            }
        }

        return null;
    }

    private static List<CivilPiece> On(Specialist specialist, LocalDate date)
    {
        var takenOut = specialist.SessionChanges.Where(change => change.Date == date && !change.IsExtra).OrderBy(change => change.Starts).ToList();
        var left = new List<CivilPiece>();
        foreach (var piece in PiecesOf(specialist, date))
        {
            var starts = piece.Starts;
            foreach (var change in takenOut.Where(change => Overlap(piece.Starts, piece.Ends, change.Starts, change.Ends)))
            {
                if (change.Starts > starts)
                {
                    left.Add(piece with { Starts = starts, Ends = change.Starts });
                }

                starts = LocalTime.Max(starts, change.Ends);
            }

            if (starts < piece.Ends)
            {
                left.Add(piece with { Starts = starts });
            }
        }

        return left;
    }

    private static IEnumerable<CivilPiece> PiecesOf(Specialist specialist, LocalDate date) =>
    [
        .. specialist.Sessions.Where(session => session.IsOn(date)).Select(session => new CivilPiece(session.Starts, session.Ends, session.RoomId)),
        .. specialist.SessionChanges.Where(change => change.Date == date && change.IsExtra).Select(change => new CivilPiece(change.Starts, change.Ends, change.RoomId!.Value)),
    ];

    // To the minute, as it was typed; what can be booked of it is in whole cells.
    private readonly record struct CivilPiece(LocalTime Starts, LocalTime Ends, Guid RoomId);
}
