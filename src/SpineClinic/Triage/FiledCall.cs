using NodaTime;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>The enquiry that a call was filed as.</summary>
/// <param name="Reference">To be read aloud.</param>
/// <param name="Tier">What it is now.</param>
/// <param name="NeedsACall">Whether somebody must ring first.</param>
/// <param name="DueAt">By when the clinic acts; null when nothing is waiting any more.</param>
/// <param name="IsForSomeoneElse">Whether the caller asked for somebody else.</param>
/// <param name="HasEmail">Whether a letter with the reference goes out.</param>
public sealed record FiledCall(string Reference, Tier Tier, bool NeedsACall, Instant? DueAt, bool IsForSomeoneElse, bool HasEmail);
