using NodaTime;

namespace SpineClinic.Booking;

/// <summary>A private calendar address, without the address.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ResourceId">The specialist or the room.</param>
/// <param name="ResourceName">As the clinic calls them.</param>
/// <param name="ShowsReference">Whether it tells reference and kind of consultation; otherwise "Busy" alone.</param>
/// <param name="CreatedAt">Since when it is there.</param>
/// <param name="RevokedAt">Since when it is useless; null while it works.</param>
public sealed record CalendarFeedRow(Guid Id, Guid ResourceId, string ResourceName, bool ShowsReference, Instant CreatedAt, Instant? RevokedAt);
