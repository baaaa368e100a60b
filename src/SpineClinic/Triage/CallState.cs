using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>A call in progress, or one that was filed.</summary>
/// <param name="Draft">Its answers and where they lead. While questions are asked in any order, no page of it counts as completed.</param>
/// <param name="StartedAt">When somebody picked up.</param>
/// <param name="SavedAt">When something was last kept.</param>
public sealed record CallState(DraftState Draft, Instant StartedAt, Instant SavedAt)
{
    public AnswerSheet Sheet => Draft.Sheet;

    public Guid Id => Draft.Version.Id;

    /// <summary>Nothing was typed yet.</summary>
    public bool IsNew => Draft.Version.Version == 1;
}
