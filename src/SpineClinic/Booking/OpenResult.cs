using NodaTime;

namespace SpineClinic.Booking;

/// <param name="Outcome">How it ended.</param>
/// <param name="Wait">How long to wait, when that is the outcome.</param>
public sealed record OpenResult(OpenOutcome Outcome, Duration? Wait = null);
