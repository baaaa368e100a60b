namespace SpineClinic.Safety;

/// <summary>What one signature covers: one version of the rules and the form, and one or more languages and jurisdictions.</summary>
/// <param name="StopRules">Version of the stop rules.</param>
/// <param name="PriorityRules">Version of the priority rules.</param>
/// <param name="Questionnaire">Version of the form.</param>
/// <param name="Wordings">Languages and versions, such as "en:1".</param>
/// <param name="Packs">Packs and versions, such as "GB-ENG:1".</param>
public sealed record SignedContent(int StopRules, int PriorityRules, int Questionnaire, IReadOnlyList<string> Wordings, IReadOnlyList<string> Packs)
{
    /// <summary>Every version in one line of codes: two contents with the same line are the same.</summary>
    public string Editions => $"stop:{StopRules} priority:{PriorityRules} form:{Questionnaire} {string.Join(' ', Wordings)} {string.Join(' ', Packs)}";

    /// <summary>Whether everything under the signature is what is here: only then can a second person read what they confirm.</summary>
    public bool Holds(ClinicalSignOff signOff)
    {
        ArgumentNullException.ThrowIfNull(signOff);
        return (StopRules, PriorityRules, Questionnaire) == (signOff.StopRules, signOff.PriorityRules, signOff.Questionnaire)
            && !signOff.Wordings.Except(Wordings).Any() && !signOff.Packs.Except(Packs).Any();
    }
}
