using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>One date on which a specialist's week is different, in the clinic's civil time: an extra session, or a time that is taken out.</summary>
public sealed class SessionChange
{
    private SessionChange()
    {
    }

    /// <param name="date">The date.</param>
    /// <param name="starts">In it.</param>
    /// <param name="ends">Not in it.</param>
    /// <param name="roomId">The room of an extra session; null takes the time out of the sessions there are.</param>
    /// <exception cref="ArgumentException">It ends before it starts.</exception>
    public SessionChange(LocalDate date, LocalTime starts, LocalTime ends, Guid? roomId)
    {
        if (ends <= starts)
        {
            throw new ArgumentException("A session must end after it starts.", nameof(ends));
        }

        Date = date;
        Starts = starts;
        Ends = ends;
        RoomId = roomId;
    }

    public int Id { get; private set; }

    public LocalDate Date { get; private set; }

    public LocalTime Starts { get; private set; }

    public LocalTime Ends { get; private set; }

    public Guid? RoomId { get; private set; }

    public bool IsExtra => RoomId is not null;
}
