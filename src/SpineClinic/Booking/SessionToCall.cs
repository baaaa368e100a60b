using NodaTime;

namespace SpineClinic.Booking;

/// <summary>A session that could be called off.</summary>
/// <param name="Start">In it.</param>
/// <param name="End">Not in it.</param>
/// <param name="Patients">How many patients are booked in it.</param>
public sealed record SessionToCall(Instant Start, Instant End, int Patients);
