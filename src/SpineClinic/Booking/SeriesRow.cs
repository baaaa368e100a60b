using NodaTime;

namespace SpineClinic.Booking;

/// <summary>One appointment of a series, for the page that shows all of them.</summary>
public sealed record SeriesRow(
    Guid Id, string Reference, string PatientName, Instant Start, Instant End, Guid ConsultationTypeId, Guid SpecialistId, Guid? RoomId, AppointmentStatus Status);
