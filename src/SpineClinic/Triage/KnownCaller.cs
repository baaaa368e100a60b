using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>An earlier enquiry that may be of the person on the phone.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Name">Its name.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Worklist">Where it waits; null when closed.</param>
/// <param name="Closure">Why it was closed.</param>
/// <param name="SamePhone">Whether the number is the same.</param>
/// <param name="SameName">Whether the name is, but for accents and the like.</param>
/// <param name="Needs">What follows the person of that enquiry.</param>
public sealed record KnownCaller(
    string Reference, string Name, Instant ReceivedAt, Worklist? Worklist, ClosureReason? Closure, bool SamePhone, bool SameName, PersonNeeds Needs)
{
    /// <summary>Whether a call can be added to it.</summary>
    public bool IsOpen => Worklist is not null;
}
