using SpineClinic.Booking;

namespace SpineClinic.Testing.Racing;

/// <summary>An appointment as one attempt was about to leave it, written down before the commit.</summary>
/// <param name="Appointment">Which.</param>
/// <param name="Version">Rises by one with every change: no two attempts can both have made the same.</param>
/// <param name="Status">What it is then.</param>
/// <param name="Specialist">With whom.</param>
/// <param name="Room">Where.</param>
/// <param name="Equipment">What else it takes.</param>
/// <param name="Patient">Whose time it takes.</param>
/// <param name="FirstCell">Of specialist, room and equipment.</param>
/// <param name="EndCell">Not in it.</param>
/// <param name="MeetFrom">Of the patient.</param>
/// <param name="MeetTo">Not in it.</param>
/// <param name="Lane">0 unless it was booked over another.</param>
/// <param name="HeldUntil">Unix milliseconds; null for good.</param>
public sealed record RaceEffect(
    Guid Appointment, int Version, AppointmentStatus Status, Guid Specialist, Guid? Room, IReadOnlyList<Guid> Equipment, Guid Patient, int FirstCell, int EndCell, int MeetFrom, int MeetTo, short Lane, long? HeldUntil)
{
    public bool Occupies => Status is not (AppointmentStatus.Cancelled or AppointmentStatus.EnteredInError);

    public static RaceEffect Of(Appointment appointment)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return new RaceEffect(
            appointment.Id, appointment.Version, appointment.Status, appointment.SpecialistId, appointment.RoomId, [.. appointment.EquipmentIds], appointment.PatientId,
            appointment.FirstCell, appointment.EndCell, Cell.Of(appointment.Start), Cell.Ceiling(appointment.End), appointment.Lane, appointment.HeldUntil?.ToUnixTimeMilliseconds());
    }

    /// <summary>What it takes of whom, found without the program's own list of cells.</summary>
    public IEnumerable<(Guid Resource, int From, int To, short Lane)> Spans()
    {
        if (!Occupies)
        {
            yield break;
        }

        yield return (Specialist, FirstCell, EndCell, Lane);
        if (Room is { } room)
        {
            yield return (room, FirstCell, EndCell, Lane);
        }

        foreach (var machine in Equipment)
        {
            yield return (machine, FirstCell, EndCell, 0);
        }

        yield return (Patient, MeetFrom, MeetTo, 0);
    }

    /// <summary>Whether it is the same in all, the lists too.</summary>
    public bool IsSame(RaceEffect other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Equipment = other.Equipment } == other && Equipment.SequenceEqual(other.Equipment);
    }
}
