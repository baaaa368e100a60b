using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Safety;

/// <summary>
/// A clinician's signature under what patients are asked and told, confirmed by a second person. The public form is open only while one covers what is in force.
/// </summary>
[Audited]
public sealed class ClinicalSignOff
{
    private ClinicalSignOff()
    {
    }

    /// <param name="signedBy">The clinician's name.</param>
    /// <param name="registration">Their number in the professional register.</param>
    /// <param name="signedById">Their account; null for the demonstration.</param>
    /// <param name="signedAt">When.</param>
    /// <param name="covers">What it is for.</param>
    /// <param name="isDemo">Nobody approved it: every patient page says so, and no second person is needed.</param>
    /// <exception cref="ArgumentException">A name or number is missing, or it covers no language or no pack.</exception>
    public ClinicalSignOff(string signedBy, string registration, Guid? signedById, Instant signedAt, SignedContent covers, bool isDemo)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(signedBy);
        ArgumentException.ThrowIfNullOrWhiteSpace(registration);
        ArgumentNullException.ThrowIfNull(covers);
        if (covers.Wordings.Count == 0 || covers.Packs.Count == 0)
        {
            throw new ArgumentException("A sign-off covers at least one language and one jurisdiction.", nameof(covers));
        }

        Id = Guid.CreateVersion7();
        SignedBy = signedBy;
        Registration = registration;
        SignedById = signedById;
        SignedAt = signedAt;
        IsDemo = isDemo;
        StopRules = covers.StopRules;
        PriorityRules = covers.PriorityRules;
        Questionnaire = covers.Questionnaire;
        Wordings = [.. covers.Wordings];
        Packs = [.. covers.Packs];
    }

    public Guid Id { get; private set; }

    public string SignedBy { get; private set; } = "";

    /// <summary>Number in the professional register.</summary>
    public string Registration { get; private set; } = "";

    public Guid? SignedById { get; private set; }

    public Instant SignedAt { get; private set; }

    /// <summary>The second person; null until they have confirmed.</summary>
    public string? ConfirmedBy { get; private set; }

    public Guid? ConfirmedById { get; private set; }

    public Instant? ConfirmedAt { get; private set; }

    /// <summary>From then on it counts for nothing; null while it stands.</summary>
    public Instant? RevokedAt { get; private set; }

    /// <summary>Nobody approved it: every patient page says so.</summary>
    public bool IsDemo { get; private set; }

    public int StopRules { get; private set; }

    public int PriorityRules { get; private set; }

    public int Questionnaire { get; private set; }

    /// <summary>Languages and versions, such as "en:1".</summary>
    public List<string> Wordings { get; private set; } = [];

    /// <summary>Jurisdiction packs and versions, such as "GB-ENG:1".</summary>
    public List<string> Packs { get; private set; } = [];

    /// <summary>Whether the form may rest on it.</summary>
    public bool IsInForce => RevokedAt is null && (IsDemo || ConfirmedById is not null);

    public bool Covers(ClinicalContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return IsInForce
            && (StopRules, PriorityRules, Questionnaire) == (content.StopRules, content.PriorityRules, content.Questionnaire)
            && Wordings.Contains(content.Wording)
            && Packs.Contains(content.Pack);
    }

    /// <summary>A second person stands by it.</summary>
    /// <exception cref="InvalidOperationException">It is the same person, or it is confirmed or revoked already.</exception>
    public void Confirm(string name, Guid staffId, Instant now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (staffId == SignedById || ConfirmedById is not null || RevokedAt is not null)
        {
            throw new InvalidOperationException("A second person confirms a sign-off, once, while it stands.");
        }

        (ConfirmedBy, ConfirmedById, ConfirmedAt) = (name, staffId, now);
    }

    /// <exception cref="InvalidOperationException">It is revoked already.</exception>
    public void Revoke(Instant now) => RevokedAt = RevokedAt is null ? now : throw new InvalidOperationException("The sign-off is revoked already.");
}
