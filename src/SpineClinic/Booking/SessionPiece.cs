using NodaTime;
using SpineClinic.Specialists;

namespace SpineClinic.Booking;

/// <summary>One session of one specialist on one date, in whole cells: what is only part of a cell at its start or end cannot be booked. The grid counts from its start.</summary>
/// <param name="Starts">Minutes after midnight; in it.</param>
/// <param name="Ends">Not in it.</param>
/// <param name="RoomId">Its room.</param>
public readonly record struct SessionPiece(int Starts, int Ends, Guid RoomId)
{
    /// <summary>The sessions of a date as the week and its exceptions have them; closures and absences are not looked at.</summary>
    public static IEnumerable<SessionPiece> Of(Specialist specialist, LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(specialist);
        foreach (var session in specialist.Sessions)
        {
            if (session.IsOn(date))
            {
                yield return Whole(session.Starts, session.Ends, session.RoomId);
            }
        }

        foreach (var change in specialist.SessionChanges)
        {
            if (change.Date == date && change.RoomId is { } room)
            {
                yield return Whole(change.Starts, change.Ends, room);
            }
        }
    }

    /// <summary>What is taken out of the sessions of a date.</summary>
    public static Spans TakenOut(Specialist specialist, CivilDay day)
    {
        ArgumentNullException.ThrowIfNull(specialist);
        if (!specialist.SessionChanges.Exists(change => change.Date == day.Date && !change.IsExtra))
        {
            return Spans.None;
        }

        var spans = new Spans();
        foreach (var change in specialist.SessionChanges.Where(change => change.Date == day.Date && !change.IsExtra))
        {
            spans.Add(day.EdgeOf(change.Starts), day.EdgeOf(CivilDay.CeilingMinute(change.Ends)));
        }

        return spans.Settle();
    }

    private static SessionPiece Whole(LocalTime starts, LocalTime ends, Guid roomId) => new(CivilDay.CeilingMinute(starts), CivilDay.Minute(ends), roomId);
}
