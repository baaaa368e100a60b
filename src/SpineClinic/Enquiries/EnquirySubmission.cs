using SpineClinic.Audit;

namespace SpineClinic.Enquiries;

/// <summary>A finished sheet, to be taken in.</summary>
/// <param name="SubmissionKey">The same key is the same enquiry, however often it is sent.</param>
/// <param name="Sheet">All answers.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Actor">Who sends it.</param>
/// <param name="Draft">The draft that it ends, in the version that the sheet was read from; null when there is none.</param>
public sealed record EnquirySubmission(Guid SubmissionKey, AnswerSheet Sheet, Channel Channel, string Language, Actor Actor, EnquirySubmission.DraftVersion? Draft = null)
{
    /// <summary>Sent by <see cref="SyntheticEnquiry"/>.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>What is to be remembered of the call in which it was taken; null when there is nothing.</summary>
    public TakenCall? Call { get; init; }

    /// <param name="Details">Codes.</param>
    /// <param name="Words">What the member of staff wrote; null for nothing.</param>
    public sealed record TakenCall(string Details, string? Words);

    public sealed record DraftVersion(Guid Id, int Version);
}
