using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SpineClinic.Booking;

public sealed partial class ShapeSettings
{
    private static async Task<List<Appointment>> OpenAsync(ClinicDbContext db, Instant now, CancellationToken cancellationToken)
    {
        var open = await db.Appointments.AsNoTracking()
            .Where(row => row.End > now && (row.Status == AppointmentStatus.Held || row.Status == AppointmentStatus.Requested || row.Status == AppointmentStatus.Booked || row.Status == AppointmentStatus.Arrived))
            .OrderBy(row => row.Start).ThenBy(row => row.Reference)
            .ToListAsync(cancellationToken);
        open.RemoveAll(appointment => appointment.HasLapsed(now));
        return open;
    }

    private static List<StrandedAppointment> Named(ClinicShape.Snapshot shape, IEnumerable<Appointment> appointments) =>
        [.. appointments.Select(appointment => new StrandedAppointment(appointment.Reference, appointment.Start, shape.Specialist(appointment.SpecialistId)?.Name ?? ""))];

    /// <summary>
    /// Whether the shape has a place for an appointment: its specialist is there and in session, nothing is closed, and room and equipment are in use. It asks the
    /// closures themselves, since a calendar keeps those that it was made with.
    /// </summary>
    private static bool HasPlace(ClinicShape.Snapshot shape, Appointment appointment)
    {
        var date = appointment.Start.InZone(shape.Zone).Date;
        if (shape.Specialist(appointment.SpecialistId) is not { IsActive: true } specialist || specialist.IsAway(date)
            || (shape.Type(appointment.ConsultationTypeId) is { SpecialistIds.Count: > 0 } type && !type.SpecialistIds.Contains(specialist.Id))
            || (appointment.RoomId is not null && shape.Room(appointment.RoomId) is not { IsActive: true })
            || appointment.EquipmentIds.Exists(id => shape.Equipment.Any(machine => machine.Id == id && !machine.IsActive))
            || IsClosed(shape, date, appointment.RoomId))
        {
            return false;
        }

        var day = new CivilDay(date, shape.Zone);
        var (from, to) = (Cell.Of(appointment.Start), Cell.Ceiling(appointment.End));
        return !SessionPiece.TakenOut(specialist, day).Overlaps(from, to)
            && SessionPiece.Of(specialist, date).Any(piece => day.EdgeOf(piece.Starts) <= from && to <= day.EdgeOf(piece.Ends) && !IsClosed(shape, date, piece.RoomId));
    }

    private static bool IsClosed(ClinicShape.Snapshot shape, LocalDate date, Guid? room) =>
        shape.Profile.Clinic.Closures.Exists(closure => closure.Includes(date) && (closure.SiteId is not { } site || shape.Room(room)?.SiteId == site));
}
