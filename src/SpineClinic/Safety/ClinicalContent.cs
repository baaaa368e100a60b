namespace SpineClinic.Safety;

/// <summary>The versions of everything clinical that a patient meets.</summary>
public sealed record ClinicalContent(int StopRules, int PriorityRules, int Questionnaire, int Wording, string Pack, int PackVersion);
