using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>An emergency page that was shown while the form was filled in.</summary>
/// <param name="RuleIds">The rules that fired.</param>
/// <param name="At">When the answer that led there was given.</param>
/// <param name="StopId">Its line in the ledger of <see cref="SafetyStop"/>s; only the person's own sealed sheet knows the two belong together.</param>
public sealed record StopSeen(IReadOnlyList<string> RuleIds, Instant At, Guid? StopId = null);
