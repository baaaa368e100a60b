using NodaTime;

namespace SpineClinic.Booking;

/// <summary>A patient whom no reminder reached.</summary>
/// <param name="AppointmentId">Which appointment.</param>
/// <param name="Revision">Which revision of it.</param>
/// <param name="Kind">Which reminder.</param>
/// <param name="Reference">The appointment's reference.</param>
/// <param name="PatientName">Whom to ask for.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Start">When the appointment is.</param>
/// <param name="Why">A code: "no-address", "too-late".</param>
public sealed record ReminderToRing(Guid AppointmentId, int Revision, string Kind, string Reference, string PatientName, string? Phone, Instant Start, string Why);
