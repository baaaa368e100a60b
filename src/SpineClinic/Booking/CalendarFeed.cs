using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Booking;

/// <summary>A private address at which a specialist's or a room's calendar can be read by another program. Its token is never stored, only its HMAC.</summary>
[Audited]
public sealed class CalendarFeed
{
    private CalendarFeed()
    {
    }

    /// <param name="id">Its id, from which the token is made.</param>
    /// <param name="resourceId">Whose calendar.</param>
    /// <param name="showsReference">Whether it tells the reference and the kind of consultation; otherwise only that the time is taken.</param>
    /// <param name="tokenHash">HMAC of the token.</param>
    /// <param name="createdAt">Now.</param>
    public CalendarFeed(Guid id, Guid resourceId, bool showsReference, byte[] tokenHash, Instant createdAt)
    {
        Id = id;
        ResourceId = resourceId;
        ShowsReference = showsReference;
        TokenHash = tokenHash;
        CreatedAt = createdAt;
    }

    public Guid Id { get; private set; }

    public Guid ResourceId { get; private set; }

    public bool ShowsReference { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    public Instant CreatedAt { get; private set; }

    public Instant? RevokedAt { get; private set; }

    public void Revoke(Instant now) => RevokedAt ??= now;
}
