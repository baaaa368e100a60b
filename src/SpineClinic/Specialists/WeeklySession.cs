using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>A block of a specialist's clinic time that comes back each week, in the clinic's civil time; the start is in it, the end is not.</summary>
public sealed class WeeklySession
{
    private WeeklySession()
    {
    }

    /// <exception cref="ArgumentException">It ends before it starts.</exception>
    public WeeklySession(IsoDayOfWeek day, LocalTime starts, LocalTime ends, LocalDate from, Guid roomId)
    {
        if (ends <= starts)
        {
            throw new ArgumentException("A session must end after it starts.", nameof(ends));
        }

        Day = day;
        Starts = starts;
        Ends = ends;
        From = from;
        RoomId = roomId;
    }

    public int Id { get; private set; }

    public IsoDayOfWeek Day { get; private set; }

    public LocalTime Starts { get; private set; }

    public LocalTime Ends { get; private set; }

    /// <summary>The first date on which it may take place.</summary>
    public LocalDate From { get; private set; }

    public Guid RoomId { get; private set; }
}
