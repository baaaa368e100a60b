namespace SpineClinic.Safety;

/// <summary>The versions of everything clinical that one patient meets.</summary>
/// <param name="StopRules">Version of the stop rules.</param>
/// <param name="PriorityRules">Version of the priority rules.</param>
/// <param name="Questionnaire">Version of the form.</param>
/// <param name="Wording">Language and version of the words, such as "en:1".</param>
/// <param name="Pack">Jurisdiction pack and its version, such as "GB-ENG:1".</param>
public sealed record ClinicalContent(int StopRules, int PriorityRules, int Questionnaire, string Wording, string Pack);
