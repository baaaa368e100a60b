using NodaTime;

namespace SpineClinic.Triage;

/// <summary>How far one member of staff has read what happened on the desk.</summary>
public sealed class HandoverMark
{
    private HandoverMark()
    {
    }

    public HandoverMark(Guid staffId) => StaffId = staffId;

    public Guid StaffId { get; private set; }

    /// <summary>The last event that they have seen.</summary>
    public long EventId { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Never goes back.</summary>
    public void Move(long eventId, Instant now) => (EventId, At) = (Math.Max(EventId, eventId), now);
}
