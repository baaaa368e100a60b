using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>
/// An enquiry that is still being written: by a patient, or by a member of staff who has a caller on the phone. Its answers are sealed; once it is sent they are
/// taken out of here.
/// </summary>
public sealed class Draft
{
    /// <summary>Purpose that its sheet is sealed for.</summary>
    public const string SheetPurpose = "draft-sheet";

    /// <summary>How long an unfinished draft is kept after the last Continue.</summary>
    public static readonly Duration Lifetime = Duration.FromDays(30);

    /// <summary>How long the link in an e-mail works, unless the draft ends before.</summary>
    public static readonly Duration LinkLifetime = Duration.FromDays(7);

    /// <summary>How long the person who has just used a code or a link may use it again, for when the answer to the first time never arrived.</summary>
    public static readonly Duration Grace = Duration.FromMinutes(10);

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

    /// <summary>A call that a member of staff takes.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="ownerId">The member of staff.</param>
    /// <param name="noToken">64 random signs in the place of a cookie's hash: no cookie has this hash, so that no browser of a patient opens it.</param>
    /// <param name="dataKeyId">The key that its sheet is sealed with.</param>
    /// <param name="sealedSheet">What is known of it at the start.</param>
    /// <param name="language">BCP 47: what is read aloud.</param>
    /// <param name="now">When it began.</param>
    internal static Draft OfCall(Guid id, Guid ownerId, string noToken, Guid dataKeyId, byte[] sealedSheet, string language, Instant now) =>
        new(id, noToken, dataKeyId, sealedSheet, language, now) { OwnerId = ownerId };

    public Guid Id { get; private set; }

    /// <summary>A patient's own form, or a call.</summary>
    public Channel Channel => OwnerId is null ? Channel.Web : Channel.Phone;

    /// <summary>The member of staff who takes the call; null for a patient's own form.</summary>
    public Guid? OwnerId { get; private set; }

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

    /// <summary>Keyed hash of the secret in the link that was e-mailed, or of the code or link that was used last; null when there is none.</summary>
    public string? ResumeLinkHash { get; private set; }

    /// <summary>From then on <see cref="ResumeLinkHash"/> opens nothing.</summary>
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
        ResumeCodeHash = ResumeLinkHash = null;
        ResumeLinkExpiresAt = null;
        UpdatedAt = now;
        Version++;
    }

    /// <summary>A new code; the one before it stops.</summary>
    internal void OfferCode(string codeHash)
    {
        ResumeCodeHash = codeHash;
        Version++;
    }

    /// <summary>A new link; the one before it stops.</summary>
    /// <returns>How long it works.</returns>
    internal Instant OfferLink(string linkHash, Instant now)
    {
        var until = Instant.Min(now + LinkLifetime, ExpiresAt);
        ResumeLinkHash = linkHash;
        ResumeLinkExpiresAt = until;
        Version++;
        return until;
    }

    /// <summary>
    /// Another browser takes the draft over; the one before loses it. Code and link are used up, but for the one that was used: it stands in the link's place for
    /// the time of <see cref="Grace"/>, so that nobody is locked out by an answer that did not arrive.
    /// </summary>
    internal void MoveTo(string tokenHash, string usedHash, Instant now)
    {
        var until = now + Grace;
        ResumeLinkExpiresAt = ResumeLinkHash == usedHash && ResumeLinkExpiresAt is { } end ? Instant.Min(end, until) : until;
        ResumeLinkHash = usedHash;
        ResumeCodeHash = null;
        TokenHash = tokenHash;
        Version++;
    }

    /// <summary>A colleague goes on with a call.</summary>
    internal void GiveTo(Guid ownerId)
    {
        OwnerId = ownerId;
        Version++;
    }

    internal void Speak(string language)
    {
        Language = language;
        Version++;
    }
}
