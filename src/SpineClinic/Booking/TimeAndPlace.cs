using NodaTime;

namespace SpineClinic.Booking;

/// <summary>When an appointment is, with whom and where.</summary>
/// <param name="Start">When they meet.</param>
/// <param name="End">Not in it.</param>
/// <param name="FirstCell">With the buffer before.</param>
/// <param name="EndCell">With the buffer after.</param>
/// <param name="SpecialistId">With whom.</param>
/// <param name="RoomId">Null by phone and video.</param>
/// <param name="EquipmentIds">What else it takes.</param>
/// <param name="Lane">0 unless staff book it over another; the seat in a group.</param>
/// <param name="GroupSessionId">The group session.</param>
public sealed record TimeAndPlace(
    Instant Start, Instant End, int FirstCell, int EndCell, Guid SpecialistId, Guid? RoomId, IReadOnlyList<Guid> EquipmentIds, short Lane = 0, Guid? GroupSessionId = null);
