using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>
/// One time that somebody was shown the emergency page. It holds no name, address, device or words, so that it can be counted and kept for the safety record
/// when everything about the person is gone. Source: clinical reference, part 2.5.
/// </summary>
public sealed class SafetyStop
{
    private SafetyStop()
    {
    }

    internal SafetyStop(Instant at, FormVersions versions, IEnumerable<string> ruleIds, string pack, string language, string textHash, Channel channel)
    {
        Id = Guid.NewGuid();
        At = at;
        QuestionnaireVersion = versions.Questionnaire;
        StopRulesVersion = versions.StopRules;
        WordingVersion = versions.Wording;
        RuleIds = [.. ruleIds];
        Pack = pack;
        Language = language;
        TextHash = textHash;
        Channel = channel;
    }

    /// <summary>Random: it says nothing about when or who.</summary>
    public Guid Id { get; private set; }

    public Instant At { get; private set; }

    public int QuestionnaireVersion { get; private set; }

    public int StopRulesVersion { get; private set; }

    public int WordingVersion { get; private set; }

    /// <summary>The rules that fired.</summary>
    public List<string> RuleIds { get; private set; } = [];

    /// <summary>Jurisdiction pack and its version, such as "GB-ENG:1".</summary>
    public string Pack { get; private set; } = "";

    /// <summary>BCP 47.</summary>
    public string Language { get; private set; } = "";

    /// <summary>SHA-256 of the page's texts, hexadecimal: what was said can be proved years later.</summary>
    public string TextHash { get; private set; } = "";

    public Channel Channel { get; private set; }

    public StopEnd End { get; private set; }

    /// <summary>When they left a contact: that enquiry.</summary>
    public Guid? EnquiryId { get; private set; }

    /// <summary>How it ended, as far as is known. A contact that was left stays; everything else gives way to what happens later.</summary>
    internal void EndWith(StopEnd end, Guid? enquiryId = null)
    {
        if (End == StopEnd.ContactLeft)
        {
            return;
        }

        End = end;
        EnquiryId = enquiryId;
    }

    /// <param name="Questionnaire">Version of the form.</param>
    /// <param name="StopRules">Version of the stop rules.</param>
    /// <param name="Wording">Version of the words.</param>
    internal readonly record struct FormVersions(int Questionnaire, int StopRules, int Wording);
}
