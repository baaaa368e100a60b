using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Enquiries;

/// <summary>One line of an enquiry's timeline. Lines are added, never changed.</summary>
public sealed class EnquiryEvent
{
    private EnquiryEvent()
    {
    }

    internal EnquiryEvent(Guid enquiryId, EventKind kind, Actor actor, Instant at, string? details)
    {
        EnquiryId = enquiryId;
        Kind = kind;
        ActorKind = actor.Kind;
        ActorId = actor.StaffId;
        At = at;
        Details = details;
    }

    /// <summary>Given by the database, ascending.</summary>
    public long Id { get; private set; }

    public Guid EnquiryId { get; private set; }

    public EventKind Kind { get; private set; }

    public string ActorKind { get; private set; } = "";

    public Guid? ActorId { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Codes only, such as "P3 to P1".</summary>
    public string? Details { get; private set; }

    /// <summary>Purpose that its words are sealed for.</summary>
    public const string WordsPurpose = "event-words";

    /// <summary>A note or a reason, sealed with the patient's key and bound to the enquiry.</summary>
    public byte[]? SealedWords { get; internal set; }
}
