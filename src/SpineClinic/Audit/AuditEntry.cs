using NodaTime;

namespace SpineClinic.Audit;

/// <summary>
/// One line of the trail: who did what to which record, and when. It never holds a person's words, so that it can be kept when
/// the record's content is erased. The database refuses to change or delete a line (a trigger in both migrations).
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(Instant at, Actor actor, string action, string subjectType, Guid subjectId, string? details = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        ArgumentException.ThrowIfNullOrWhiteSpace(subjectType);
        At = at;
        ActorKind = actor.Kind;
        ActorId = actor.StaffId;
        Action = action;
        SubjectType = subjectType;
        SubjectId = subjectId;
        Details = details;
    }

    /// <summary>Given by the database, ascending in the order of commits of one writer.</summary>
    public long Id { get; private set; }

    public Instant At { get; private set; }

    public string ActorKind { get; private set; } = "";

    public Guid? ActorId { get; private set; }

    public string Action { get; private set; } = "";

    public string SubjectType { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    /// <summary>Codes only, such as "P3 to P1"; at most 200 characters.</summary>
    public string? Details { get; private set; }
}
