using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Enquiries;

/// <summary>
/// One person with several enquiries, because staff said so; the software only shows who may be the same. What the person needs is sealed with a key of its own:
/// the keys of the enquiries stay apart, so that erasing one erases nothing else. A person never begins without an enquiry.
/// </summary>
[Audited]
public sealed class Person
{
    /// <summary>Purpose that the needs are sealed for.</summary>
    public const string NeedsPurpose = "person-needs";

    private Person()
    {
    }

    internal Person(Guid id, Guid dataKeyId, Instant createdAt)
    {
        Id = id;
        DataKeyId = dataKeyId;
        CreatedAt = createdAt;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid DataKeyId { get; private set; }

    /// <summary>A <see cref="PersonNeeds"/>; null when nothing is known.</summary>
    public byte[]? SealedNeeds { get; private set; }

    public Instant CreatedAt { get; private set; }

    /// <summary>Rises with every change of the needs.</summary>
    public int Version { get; private set; }

    internal void SetNeeds(byte[]? sealedNeeds)
    {
        SealedNeeds = sealedNeeds;
        Version++;
    }
}
