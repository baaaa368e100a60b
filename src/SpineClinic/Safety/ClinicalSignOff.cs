using NodaTime;

namespace SpineClinic.Safety;

/// <summary>A clinician's signature under what patients are asked and told. The public form is open only while one covers what is in force.</summary>
public sealed class ClinicalSignOff
{
    private ClinicalSignOff()
    {
    }

    public ClinicalSignOff(string signedBy, string registration, Instant signedAt, ClinicalContent covers, bool isDemo)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(signedBy);
        ArgumentNullException.ThrowIfNull(covers);
        Id = Guid.CreateVersion7();
        SignedBy = signedBy;
        Registration = registration;
        SignedAt = signedAt;
        IsDemo = isDemo;
        (StopRules, PriorityRules, Questionnaire, Wording, Pack, PackVersion) = covers;
    }

    public Guid Id { get; private set; }

    public string SignedBy { get; private set; } = "";

    /// <summary>Number in the professional register.</summary>
    public string Registration { get; private set; } = "";

    public Instant SignedAt { get; private set; }

    /// <summary>Nobody approved it: every patient page says so.</summary>
    public bool IsDemo { get; private set; }

    public int StopRules { get; private set; }

    public int PriorityRules { get; private set; }

    public int Questionnaire { get; private set; }

    public int Wording { get; private set; }

    public string Pack { get; private set; } = "";

    public int PackVersion { get; private set; }

    public bool Covers(ClinicalContent content) => content == new ClinicalContent(StopRules, PriorityRules, Questionnaire, Wording, Pack, PackVersion);
}
