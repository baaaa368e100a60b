using NodaTime;

namespace SpineClinic.Booking;

/// <summary>A time that can be had now.</summary>
/// <param name="StartCell">When they meet; see <see cref="Cell"/>.</param>
/// <param name="SpecialistId">With whom.</param>
/// <param name="RoomId">Where; null by phone and video.</param>
/// <param name="GroupSessionId">The group session in which a seat is free.</param>
public readonly record struct FreeTime(int StartCell, Guid SpecialistId, Guid? RoomId, Guid? GroupSessionId = null)
{
    public Instant Start => Cell.Start(StartCell);
}
