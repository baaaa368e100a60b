using NodaTime;

namespace SpineClinic.Booking;

/// <summary>
/// Five minutes of somebody's or something's time that are taken. The key (resource, cell, lane) is what makes a double booking impossible: two transactions
/// that want one cell cannot both commit. The resource is a specialist, a room, a piece of equipment, a patient, or the seats of a group session.
/// </summary>
public sealed class OccupancyCell
{
    private OccupancyCell()
    {
    }

    public OccupancyCell(Guid resourceId, int cell, short lane, Guid ownerId, Instant? expiresAt)
    {
        ResourceId = resourceId;
        Cell = cell;
        Lane = lane;
        OwnerId = ownerId;
        ExpiresAt = expiresAt;
    }

    public Guid ResourceId { get; private set; }

    /// <summary>See <see cref="Booking.Cell"/>.</summary>
    public int Cell { get; private set; }

    /// <summary>0; from 1 on for what was deliberately booked over another; the seat number in a group session.</summary>
    public short Lane { get; private set; }

    /// <summary>The appointment, block or group session that it belongs to.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>A hold: from then on whoever wants the cell takes it over. Null for good.</summary>
    public Instant? ExpiresAt { get; internal set; }
}
