using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Booking;

/// <summary>A link with which one patient books one consultation. Its token is never stored, only its HMAC.</summary>
[Audited]
public sealed class Invitation
{
    /// <summary>Wrong answers to the question that opens it before it is locked.</summary>
    public const int MostTries = 10;

    /// <summary>How long a patient has to choose a time.</summary>
    public static readonly Duration Lifetime = Duration.FromDays(14);

    private Invitation()
    {
    }

    /// <param name="id">Its id, from which the token is made.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="enquiryId">Whose.</param>
    /// <param name="consultationTypeId">What may be booked.</param>
    /// <param name="specialistId">With whom; null for anyone suitable.</param>
    /// <param name="tokenHash">HMAC of the token.</param>
    /// <param name="issuedAt">Now.</param>
    /// <param name="expiresAt">Until when it works.</param>
    /// <param name="issuedById">Who sent it; null for the clinic's software.</param>
    public Invitation(
        Guid id, InvitationPurpose purpose, Guid enquiryId, Guid consultationTypeId, Guid? specialistId, byte[] tokenHash, Instant issuedAt, Instant expiresAt, Guid? issuedById)
    {
        Id = id;
        Purpose = purpose;
        EnquiryId = enquiryId;
        ConsultationTypeId = consultationTypeId;
        SpecialistId = specialistId;
        TokenHash = tokenHash;
        IssuedAt = issuedAt;
        ExpiresAt = expiresAt;
        IssuedById = issuedById;
    }

    public Guid Id { get; private set; }

    public InvitationPurpose Purpose { get; private set; }

    public Guid EnquiryId { get; private set; }

    public Guid ConsultationTypeId { get; private set; }

    public Guid? SpecialistId { get; private set; }

    /// <summary>Unique.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public InvitationStatus Status { get; private set; }

    public Instant IssuedAt { get; private set; }

    public Instant ExpiresAt { get; private set; }

    public Guid? IssuedById { get; private set; }

    public Instant? OpenedAt { get; private set; }

    public int WrongTries { get; private set; }

    /// <summary>The time that is held for the patient, and afterwards the appointment that was booked.</summary>
    public Guid? AppointmentId { get; private set; }

    /// <summary>The entry of the waiting list that it answers.</summary>
    public Guid? WaitingListEntryId { get; set; }

    /// <summary>The appointment that was called off and for which it brings another; null when it is for none.</summary>
    public Guid? ReplacesId { get; set; }

    /// <summary>Which of its links works: a new one makes the older ones useless.</summary>
    public int LinkNumber { get; private set; }

    /// <summary>What the consultation asks for and the patient has still to get; in the words of the consultation type.</summary>
    public List<string> MissingPrerequisites { get; private set; } = [];

    public int Version { get; private set; }

    /// <summary>Whether it can still be used.</summary>
    public bool IsLive(Instant now) => Status is InvitationStatus.Issued or InvitationStatus.Opened or InvitationStatus.Verified && now < ExpiresAt;

    /// <summary>The link was followed and the page's form was opened.</summary>
    public bool Open(Instant now)
    {
        if (!IsLive(now) || Status != InvitationStatus.Issued)
        {
            return false;
        }

        (Status, OpenedAt) = (InvitationStatus.Opened, now);
        Version++;
        return true;
    }

    /// <summary>A wrong answer; the tenth locks it.</summary>
    /// <returns>Whether it is locked now.</returns>
    public bool CountWrong()
    {
        WrongTries++;
        Version++;
        if (WrongTries >= MostTries)
        {
            Status = InvitationStatus.Locked;
        }

        return Status == InvitationStatus.Locked;
    }

    /// <summary>A new link, which has to be opened anew; older links are useless from now on. What is held stays held.</summary>
    /// <param name="hash">Of the token with the next <see cref="LinkNumber"/>.</param>
    public void RenewLink(byte[] hash)
    {
        (LinkNumber, TokenHash, Status, WrongTries) = (LinkNumber + 1, hash, InvitationStatus.Issued, 0);
        Version++;
    }

    /// <summary>The right answer.</summary>
    public void Verify(Instant now)
    {
        OpenedAt ??= now;
        WrongTries = 0;
        Status = InvitationStatus.Verified;
        Version++;
    }

    /// <summary>Which time is held for the patient now; null when none is.</summary>
    public void Hold(Guid? appointmentId)
    {
        AppointmentId = appointmentId;
        Version++;
    }

    public void Use(Guid appointmentId)
    {
        (Status, AppointmentId) = (InvitationStatus.Used, appointmentId);
        Version++;
    }

    public void Expire()
    {
        Status = InvitationStatus.Expired;
        Version++;
    }

    public void Revoke()
    {
        Status = InvitationStatus.Revoked;
        Version++;
    }
}
