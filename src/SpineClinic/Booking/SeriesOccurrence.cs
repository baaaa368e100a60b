using NodaTime;

namespace SpineClinic.Booking;

/// <summary>One day of a planned series.</summary>
/// <param name="Date">The civil day at the clinic.</param>
/// <param name="Start">When it would begin; null when the clocks skip that time. A time that they repeat is the earlier.</param>
/// <param name="State">How it stands.</param>
/// <param name="Rules">Every rule that is against it.</param>
/// <param name="CanBeOverridden">Whether whoever asked may book it all the same, with a reason.</param>
public sealed record SeriesOccurrence(LocalDate Date, Instant? Start, OccurrenceState State, IReadOnlyList<BookingRule> Rules, bool CanBeOverridden);
