using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>An enquiry as the person who sent it may see it.</summary>
/// <param name="Id">The row.</param>
/// <param name="Reference">What they quote.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="IsForSomeoneElse">Whether it was filled in for somebody else.</param>
/// <param name="ReceivedAt">When it was sent.</param>
/// <param name="Status">Where it is.</param>
/// <param name="IsWithdrawn">They cancelled it.</param>
/// <param name="DueAt">By when they hear from the clinic; null when nothing is waiting.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Email">An address.</param>
/// <param name="IsUrgent">P0 or P1: it is not cancelled by a click, and a phone number stays.</param>
public sealed record OwnEnquiry(
    Guid Id, string Reference, string Language, bool IsForSomeoneElse, Instant ReceivedAt, EnquiryStatus Status, bool IsWithdrawn, Instant? DueAt, string? Phone, string? Email, bool IsUrgent)
{
    public bool IsClosed => Status == EnquiryStatus.Closed;
}
