using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>What became of a save. Everything without a conflict is kept, also what is not right yet.</summary>
/// <param name="Call">The call as it is now.</param>
/// <param name="Conflicts">Not kept: another tab has saved something else meanwhile. Both are here.</param>
/// <param name="Unknown">Not kept: codes that the question does not have.</param>
public sealed record CallSaved(CallState Call, IReadOnlyList<CallSaved.Conflict> Conflicts, IReadOnlyList<SheetError> Unknown)
{
    public bool IsAllKept => Conflicts.Count == 0 && Unknown.Count == 0;

    /// <param name="Input">The question, or the notes.</param>
    /// <param name="Stored">What the other tab saved.</param>
    /// <param name="Typed">What this tab holds.</param>
    /// <param name="Seen">The mark of what this tab was shown.</param>
    /// <param name="StoredAt">When the other tab saved.</param>
    public sealed record Conflict(string Input, Answer Stored, Answer Typed, string Seen, Instant StoredAt);
}
