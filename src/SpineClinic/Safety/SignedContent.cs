namespace SpineClinic.Safety;

/// <summary>What one signature covers: one version of the rules and the form, and one or more languages and jurisdictions.</summary>
/// <param name="StopRules">Version of the stop rules.</param>
/// <param name="PriorityRules">Version of the priority rules.</param>
/// <param name="Questionnaire">Version of the form.</param>
/// <param name="Wordings">Languages and versions, such as "en:1".</param>
/// <param name="Packs">Packs and versions, such as "GB-ENG:1".</param>
public sealed record SignedContent(int StopRules, int PriorityRules, int Questionnaire, IReadOnlyList<string> Wordings, IReadOnlyList<string> Packs);
