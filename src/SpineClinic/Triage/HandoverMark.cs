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

    /// <summary>When the page was made that they have read last.</summary>
    public Instant At { get; private set; }

    /// <summary>Never goes back.</summary>
    public void Move(long eventId, Instant at) => (EventId, At) = (Math.Max(EventId, eventId), Instant.Max(At, at));
}
