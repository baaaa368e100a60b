namespace SpineClinic.Triage;

/// <summary>What a tab holds of a call when it saves.</summary>
/// <param name="Values">What is typed and chosen, by the name of the input; a question that is on the page and has no answer is there with none.</param>
/// <param name="Seen">For each question the mark (<see cref="CallMarks"/>) of the answer that the tab was shown; none for an input that no page made.</param>
/// <param name="Over">The input whose newer answer from another tab is to give way, after the person has seen both.</param>
public sealed record CallInput(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IReadOnlyDictionary<string, string> Seen, string? Over = null)
{
    /// <summary>The notes of whoever takes the call.</summary>
    public const string Notes = "callNotes";

    /// <summary>What a caller with a red flag was told and said.</summary>
    public const string Told = "callTold";
}
