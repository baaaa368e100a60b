using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>Everything about one person.</summary>
/// <param name="Id">The person.</param>
/// <param name="Version">Of what they need.</param>
/// <param name="Needs">What follows them.</param>
/// <param name="Enquiries">All of theirs, the newest first.</param>
/// <param name="Lineage">Which enquiries came and went, who said so and when, the newest first.</param>
public sealed record PersonFile(Guid Id, int Version, PersonNeeds Needs, IReadOnlyList<PersonView.Line> Enquiries, IReadOnlyList<PersonFile.LineageLine> Lineage)
{
    /// <param name="At">When.</param>
    /// <param name="Action">The audit action, such as "person.Linked".</param>
    /// <param name="Reference">Which enquiry; null when it is about none.</param>
    /// <param name="Who">The member of staff.</param>
    public sealed record LineageLine(Instant At, string Action, string? Reference, string Who);
}
