using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>One page of the form.</summary>
/// <param name="Id">Also the last part of its address.</param>
/// <param name="Block">"start", "safety", "problem", "background", "help" or "contact".</param>
/// <param name="Questions">In the order in which they are asked.</param>
/// <param name="When">When the page is on the way; null is always.</param>
/// <param name="Abroad">Asked only by a clinic that takes people from abroad.</param>
public sealed record QuestionnairePage(string Id, string Block, IReadOnlyList<Question> Questions, Condition? When = null, bool Abroad = false)
{
    public const string SafetyBlock = "safety";
}
