using NodaTime;

namespace SpineClinic.Booking;

/// <summary>An appointment to come that has no place in the clinic's shape: no session, no room, closed, or its specialist is away.</summary>
/// <param name="Reference">Of the appointment.</param>
/// <param name="Start">When it is.</param>
/// <param name="Specialist">Whose it is.</param>
public sealed record StrandedAppointment(string Reference, Instant Start, string Specialist);
