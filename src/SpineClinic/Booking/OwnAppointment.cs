using NodaTime;
using SpineClinic.Specialists;

namespace SpineClinic.Booking;

/// <summary>An appointment as the person whose it is may see it.</summary>
/// <param name="Row">The appointment.</param>
/// <param name="Type">What for; null when the type is gone.</param>
/// <param name="IsForSomeoneElse">Whether the form was filled in for somebody else.</param>
/// <param name="History">What happened to it, from the first on.</param>
/// <param name="ContactBy">By when the clinic gets in touch to find another time; null when it does not.</param>
/// <param name="Shape">The clinic.</param>
/// <param name="Now">When it was read.</param>
public sealed record OwnAppointment(
    Appointment Row, ConsultationType? Type, bool IsForSomeoneElse, IReadOnlyList<AppointmentEvent> History, Instant? ContactBy, ClinicShape.Snapshot Shape, Instant Now)
{
    public Guid Id => Row.Id;

    /// <summary>The specialist whom the clinic chose for them: the patient cannot move it to another. Null when anyone suitable will do.</summary>
    public Guid? OnlyWith { get; init; }

    public bool AsksForPhone => Row.Phone is not null;

    public Specialist? Who => Shape.Specialist(Row.SpecialistId);

    /// <summary>Null by phone and video, and where the clinic has not said where it is.</summary>
    public Site? Where => Row.Mode == ConsultationMode.InPerson ? Shape.SiteOf(Row.RoomId) : null;

    /// <summary>Whether it is still to come: then it can be moved and cancelled.</summary>
    public bool IsToCome => Row.Status is AppointmentStatus.Booked or AppointmentStatus.Requested && !Row.HasLapsed(Now) && Row.Start > Now;

    /// <summary>A time that staff approved is moved by staff.</summary>
    public bool CanMove => IsToCome && !(Type?.NeedsApproval == true && Row.Status == AppointmentStatus.Booked);

    /// <summary>On its day and until it would be over, a patient can say that they are late.</summary>
    public bool CanRunLate => Row.Status == AppointmentStatus.Booked && Now < Row.End && Row.Start.InZone(Shape.Zone).Date == Now.InZone(Shape.Zone).Date;
}
