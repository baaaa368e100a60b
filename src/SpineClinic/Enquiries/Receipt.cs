using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>Proof that an enquiry is stored: made only from a committed row.</summary>
/// <param name="Reference">What the patient quotes.</param>
/// <param name="DueAt">By when a person looks at it; null when nothing is waiting any more.</param>
/// <param name="IsForSomeoneElse">Whether it was filled in for somebody else.</param>
/// <param name="EnquiryId">The row.</param>
public sealed record Receipt(string Reference, Instant? DueAt, bool IsForSomeoneElse, Guid EnquiryId);
