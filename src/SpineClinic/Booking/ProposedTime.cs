using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Another time for a patient of a session that cannot take place.</summary>
/// <param name="AppointmentId">What they had.</param>
/// <param name="SpecialistId">With whom the new time is.</param>
/// <param name="Start">When it is.</param>
public sealed record ProposedTime(Guid AppointmentId, Guid SpecialistId, Instant Start);
