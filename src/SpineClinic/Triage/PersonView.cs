using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>Who the person of an enquiry is: what is known of them, their other enquiries, and enquiries that may be theirs.</summary>
/// <param name="PersonId">Null while nobody has said that several enquiries are of one person.</param>
/// <param name="Needs">What follows the person.</param>
/// <param name="Same">Other enquiries of the person, the newest first.</param>
/// <param name="Likely">Enquiries that may be of the same person, and why, the newest first.</param>
public sealed record PersonView(Guid? PersonId, PersonNeeds Needs, IReadOnlyList<PersonView.Line> Same, IReadOnlyList<PersonView.LikelyLine> Likely)
{
    /// <param name="Reference">Which.</param>
    /// <param name="Name">As it was given there.</param>
    /// <param name="ReceivedAt">When it came.</param>
    /// <param name="Worklist">Where it waits; null when it is closed.</param>
    /// <param name="Closure">Why it is closed.</param>
    public sealed record Line(string Reference, string Name, Instant ReceivedAt, Worklist? Worklist, ClosureReason? Closure);

    /// <param name="Enquiry">Which.</param>
    /// <param name="SamePhone">The same phone number.</param>
    /// <param name="SameEmail">The same e-mail address.</param>
    /// <param name="SameName">The same words in the names.</param>
    public sealed record LikelyLine(Line Enquiry, bool SamePhone, bool SameEmail, bool SameName);
}
