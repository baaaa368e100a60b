using NodaTime;

namespace SpineClinic.Booking;

/// <summary>A planned group session with who sits in it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ConsultationTypeId">What it is.</param>
/// <param name="SpecialistId">Who holds it.</param>
/// <param name="RoomId">Null by phone and video.</param>
/// <param name="Start">When they meet.</param>
/// <param name="End">Not in it.</param>
/// <param name="Capacity">Seats.</param>
/// <param name="Seats">Those that are taken, by seat; holds that ran out are not among them.</param>
public sealed record GroupSessionRow(
    Guid Id, Guid ConsultationTypeId, Guid SpecialistId, Guid? RoomId, Instant Start, Instant End, int Capacity, IReadOnlyList<GroupSessionRow.Seat> Seats)
{
    /// <summary>What else it takes.</summary>
    public IReadOnlyList<Guid> EquipmentIds { get; init; } = [];

    public int Free => Capacity - Seats.Count;

    /// <summary>One patient of the session.</summary>
    public sealed record Seat(string Reference, string PatientName, AppointmentStatus Status);
}
