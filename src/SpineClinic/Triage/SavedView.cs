using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>A search under a name: filters only, never what somebody typed into the box. One person's own, or everybody's.</summary>
[Audited]
public sealed class SavedView
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>The owner of what everybody sees.</summary>
    public static readonly Guid Everybody = Guid.Empty;

    private SavedView()
    {
    }

    internal SavedView(Guid id, Guid ownerId, string name, SearchFilter filter, Instant createdAt)
    {
        Id = id;
        OwnerId = ownerId;
        CreatedAt = createdAt;
        (Tier, Status, Worklist, SpecialistId, From, To) = (filter.Tier, filter.Status, filter.Worklist, filter.SpecialistId, filter.From, filter.To);
        Version = 1;
        NameKey = KeyOf(name);
        Name = name;
    }

    public Guid Id { get; private set; }

    /// <summary>A member of staff, or <see cref="Everybody"/>.</summary>
    public Guid OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name as it is compared; unique for its owner.</summary>
    public string NameKey { get; private set; } = "";

    public Tier? Tier { get; private set; }

    public SearchStatus? Status { get; private set; }

    public Worklist? Worklist { get; private set; }

    public Guid? SpecialistId { get; private set; }

    public LocalDate? From { get; private set; }

    public LocalDate? To { get; private set; }

    public Instant CreatedAt { get; private set; }

    /// <summary>Rises with every change.</summary>
    public int Version { get; private set; }

    public bool IsShared => OwnerId == Everybody;

    public SearchFilter Filter => new(Tier, Status, Worklist, SpecialistId, From, To);

    internal static string KeyOf(string name) => string.Join(' ', NameFold.Words(name));

    internal void Rename(string name)
    {
        Name = name;
        NameKey = KeyOf(name);
        Version++;
    }
}
