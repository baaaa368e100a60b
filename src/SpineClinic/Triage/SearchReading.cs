using NodaTime;

namespace SpineClinic.Triage;

/// <summary>One way to read what was typed into the search box.</summary>
/// <param name="Kind">As what.</param>
/// <param name="Value">The signs of a reference as it is written, the digits of a number, or the part of an address; empty for names and days.</param>
/// <param name="Words">The folded words of a name.</param>
/// <param name="Day">The day of receipt.</param>
/// <param name="IsWhole">The whole number, not its end.</param>
public sealed record SearchReading(SearchKind Kind, string Value, IReadOnlyList<string> Words, LocalDate? Day = null, bool IsWhole = false);
