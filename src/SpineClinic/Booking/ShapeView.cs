using NodaTime;

namespace SpineClinic.Booking;

/// <summary>The clinic's shape as a manager sees it, read anew.</summary>
/// <param name="Shape">All of it.</param>
/// <param name="Stranded">Open appointments that have no place in it now, by start: those that staff booked outside of sessions on purpose are among them.</param>
/// <param name="Now">When it was read.</param>
public sealed record ShapeView(ClinicShape.Snapshot Shape, IReadOnlyList<StrandedAppointment> Stranded, Instant Now)
{
    public LocalDate Today => Now.InZone(Shape.Zone).Date;
}
