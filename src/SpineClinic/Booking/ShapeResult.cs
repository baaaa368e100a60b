namespace SpineClinic.Booking;

/// <summary>What became of a change of the clinic's shape.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Stranded">
/// The appointments that stood before the change and have no place after it, by start. They are neither moved nor called off: people do that, one by one.
/// </param>
public sealed record ShapeResult(ShapeOutcome Outcome, IReadOnlyList<StrandedAppointment> Stranded);
