using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>What there is to sign.</summary>
public static class SignedContents
{
    /// <summary>The rules and form in force, with every language and jurisdiction of this build.</summary>
    public static SignedContent Everything(this SafetyLibrary safety, QuestionnaireLibrary questionnaires)
    {
        ArgumentNullException.ThrowIfNull(safety);
        ArgumentNullException.ThrowIfNull(questionnaires);
        return new SignedContent(
            safety.Rules.StopVersion,
            safety.Rules.PriorityVersion,
            questionnaires.Current.Version,
            [.. questionnaires.Languages.Select(words => words.Edition)],
            [.. safety.Packs.Values.Select(pack => pack.Edition).Order(StringComparer.Ordinal)]);
    }
}
