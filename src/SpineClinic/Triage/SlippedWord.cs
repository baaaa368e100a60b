namespace SpineClinic.Triage;

/// <summary>One word of a name in which a finger may have slipped.</summary>
/// <param name="Meant">The keys of all that it may have been meant as.</param>
/// <param name="Rest">The other words, folded; they are right.</param>
/// <param name="RestKeys">The keys of those of them that are long enough to have one.</param>
public sealed record SlippedWord(IReadOnlyList<string> Meant, IReadOnlyList<string> Rest, IReadOnlyList<string> RestKeys);
