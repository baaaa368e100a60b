using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>One enquiry that was found. It says nothing of what the patient told us beyond the tier.</summary>
/// <param name="Order">Its place: see <see cref="SearchEntry.Order"/>.</param>
/// <param name="Reference">As the patient knows it.</param>
/// <param name="Name">The patient's.</param>
/// <param name="ProxyName">Who asked for them.</param>
/// <param name="Tier">How soon.</param>
/// <param name="NeedsACall">Whether something must be found out by phone.</param>
/// <param name="Worklist">Where it waits; null when it is closed.</param>
/// <param name="Closure">Why it is closed.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Email">As it was given.</param>
/// <param name="Kind">What of it was found; null when only filters were set.</param>
public sealed record SearchHit(
    long Order, string Reference, string Name, string? ProxyName, Tier Tier, bool NeedsACall, Worklist? Worklist, ClosureReason? Closure, Instant ReceivedAt, string? Phone, string? Email,
    SearchKind? Kind)
{
    public string TierWord => Enquiry.TierWordOf(Tier, NeedsACall);
}
