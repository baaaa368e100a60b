using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>A draft as its pages need it.</summary>
/// <param name="Version">The draft, and which version of it this is.</param>
/// <param name="SubmissionKey">The hidden key of the last page.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Sheet">Its answers; empty once it was sent.</param>
/// <param name="Route">Where it is.</param>
/// <param name="IsSent">The only page left is the receipt.</param>
public sealed record DraftState(EnquirySubmission.DraftVersion Version, Guid SubmissionKey, string Language, AnswerSheet Sheet, FormRoute Route, bool IsSent)
{
    /// <summary>A patient's own form, or a call.</summary>
    public Channel Channel { get; init; }

    /// <summary>When it is deleted, unless Continue is pressed again.</summary>
    public Instant ExpiresAt { get; init; }
}
