using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>An enquiry that is still being written. Its answers are sealed; once it is sent they are taken out of here.</summary>
public sealed class Draft
{
    /// <summary>Purpose that its sheet is sealed for.</summary>
    public const string SheetPurpose = "draft-sheet";

    /// <summary>How long an unfinished draft is kept after the last Continue.</summary>
    public static readonly Duration Lifetime = Duration.FromDays(30);

    private Draft()
    {
    }

    internal Draft(Guid id, string tokenHash, Guid dataKeyId, byte[] sealedSheet, string language, Instant now)
    {
        Id = id;
        TokenHash = tokenHash;
        DataKeyId = dataKeyId;
        SealedSheet = sealedSheet;
        Language = language;
        SubmissionKey = Guid.NewGuid();
        CreatedAt = UpdatedAt = now;
        ExpiresAt = now + Lifetime;
        Version = 1;
    }

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the browser's cookie, hexadecimal; the cookie itself is not kept.</summary>
    public string TokenHash { get; private set; } = "";

    public Guid DataKeyId { get; private set; }

    /// <summary>Null once it was sent.</summary>
    public byte[]? SealedSheet { get; private set; }

    public string Language { get; private set; } = "";

    public Guid SubmissionKey { get; private set; }

    public Instant CreatedAt { get; private set; }

    public Instant UpdatedAt { get; private set; }

    public Instant ExpiresAt { get; private set; }

    public bool IsSent { get; private set; }

    /// <summary>Two tabs never overwrite each other unseen: the database refuses a change made to an older version.</summary>
    public int Version { get; private set; }

    /// <summary>Keyed hash of the code to write down, hexadecimal; null when there is none.</summary>
    public string? ResumeCodeHash { get; private set; }

    /// <summary>Keyed hash of the secret in the link that was e-mailed; null when there is none.</summary>
    public string? ResumeLinkHash { get; private set; }

    public Instant? ResumeLinkExpiresAt { get; private set; }

    internal void Keep(byte[] sealedSheet, Instant now)
    {
        SealedSheet = sealedSheet;
        UpdatedAt = now;
        ExpiresAt = now + Lifetime;
        Version++;
    }

    internal void MarkSent(Instant now)
    {
        IsSent = true;
        SealedSheet = null;
        UpdatedAt = now;
        Version++;
    }
}
