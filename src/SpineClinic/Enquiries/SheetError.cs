namespace SpineClinic.Enquiries;

/// <summary>What is wrong with one answer.</summary>
/// <param name="Question">The question, which is also the name of its field.</param>
/// <param name="Kind">"required", "unknown", "exclusive", "tooLong", "invalid" or "phoneNeeded".</param>
/// <param name="Max">The longest allowed, where that is the trouble.</param>
/// <param name="Count">How long it is now.</param>
public sealed record SheetError(string Question, string Kind, int Max = 0, int Count = 0);
