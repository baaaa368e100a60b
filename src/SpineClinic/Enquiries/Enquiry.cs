using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>
/// One person's request for help. What they answered is sealed; how to reach them is not, so that they can be found. Every change goes through a verb of this
/// class (here or in Enquiry.Triage.cs), and each verb gives exactly one event.
/// </summary>
[Audited]
public sealed partial class Enquiry
{
    /// <summary>Purpose that the sheet is sealed for.</summary>
    public const string SheetPurpose = "enquiry-sheet";

    private Enquiry()
    {
    }

    private Enquiry(Guid id, string reference, Guid submissionKey, Instant receivedAt)
    {
        Id = id;
        Reference = reference;
        SubmissionKey = submissionKey;
        ReceivedAt = receivedAt;
    }

    public Guid Id { get; private set; }

    /// <summary>See <see cref="EnquiryReference"/>; unique.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Made with the draft; the same key again is the same enquiry. Unique.</summary>
    public Guid SubmissionKey { get; private set; }

    public Instant ReceivedAt { get; private set; }

    public Channel Channel { get; private set; }

    /// <summary>BCP 47: what the patient read, and what we write to them in.</summary>
    public string Language { get; private set; } = "";

    public int QuestionnaireVersion { get; private set; }

    public int StopRulesVersion { get; private set; }

    public int PriorityRulesVersion { get; private set; }

    public Guid DataKeyId { get; private set; }

    public byte[] SealedSheet { get; private set; } = [];

    public string Name { get; private set; } = "";

    /// <summary>See <see cref="Enquiries.NameKey"/>: by it a caller is found again.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Who filled it in, when that is somebody else.</summary>
    public string? ProxyName { get; private set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    public EnquiryStatus Status { get; private set; }

    /// <summary>Confirmed or raised by people; lowered only by a clinician.</summary>
    public Tier Tier { get; private set; }

    /// <summary>Something must be found out by phone before it can be routine.</summary>
    public bool NeedsACall { get; private set; }

    public WaitingOn WaitingOn { get; private set; }

    /// <summary>Where it waits, kept in step by every verb; null when closed.</summary>
    public Worklist? Worklist { get; private set; }

    /// <summary>By when an answer was promised: on the receipt, or when it was opened again. See <see cref="EnquiryClock"/>.</summary>
    public Instant PromisedAt { get; private set; }

    /// <summary>When the clinic must have acted next; null when closed or quarantined.</summary>
    public Instant? NextActionDueAt { get; private set; }

    /// <summary>Who has it: a member of staff; null is the queue.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The owner keeps it until then without doing anything.</summary>
    public Instant? ClaimedUntil { get; private set; }

    public ClosureReason? ClosureReason { get; private set; }

    public Instant? ClosedAt { get; private set; }

    /// <summary>An answer that led to an emergency page was changed afterwards. Stays for good.</summary>
    public bool ChangedAfterStop { get; private set; }

    /// <summary>The person reported that it got worse. Stays for good; the newest time.</summary>
    public Instant? WorseAt { get; private set; }

    /// <summary>The person added something that nobody here has read yet.</summary>
    public Instant? PatientWroteAt { get; private set; }

    /// <summary>P0 and P1: by when a named person must have recorded what they did; null when nobody is waited for.</summary>
    public Instant? AcknowledgeBy { get; private set; }

    public Instant? AcknowledgedAt { get; private set; }

    public Guid? AcknowledgedById { get; private set; }

    /// <summary>When the next step of the escalation ladder is taken.</summary>
    public Instant? EscalateAt { get; private set; }

    /// <summary>Steps taken since it was last acknowledged.</summary>
    public int EscalationStep { get; private set; }

    /// <summary>Calls that reached nobody.</summary>
    public int FailedCalls { get; private set; }

    /// <summary>Made by the clinic's own software to prove the path. It is hidden from every query that does not ask for it.</summary>
    public bool IsSynthetic { get; private set; }

    /// <summary>Rises with every change; the database refuses a change made to an older one.</summary>
    public int Version { get; private set; }

    public bool IsOpen => Status is not (EnquiryStatus.Closed or EnquiryStatus.Quarantined);

    /// <summary>What the board shows: the tier, or "NeedsACall" where that comes first.</summary>
    public string TierWord => TierWordOf(Tier, NeedsACall);

    /// <summary>The same for a row that was read without its enquiry.</summary>
    public static string TierWordOf(Tier tier, bool needsACall) => needsACall && tier >= Tier.P2 ? PriorityRule.NeedsACall : tier.ToString();

    /// <summary>Takes in an enquiry that has passed validation.</summary>
    /// <returns>The enquiry and its first event.</returns>
    /// <exception cref="ArgumentException">It has no name, or neither a phone number nor an e-mail address.</exception>
    public static (Enquiry Enquiry, EnquiryEvent Received) Receive(NewEnquiry received)
    {
        ArgumentNullException.ThrowIfNull(received);
        ArgumentException.ThrowIfNullOrWhiteSpace(received.Name);
        if (received.Phone is null && received.Email is null)
        {
            throw new ArgumentException("An enquiry needs a way to reach the person.", nameof(received));
        }

        var enquiry = new Enquiry(received.Id, received.Reference, received.SubmissionKey, received.ReceivedAt)
        {
            Channel = received.Channel,
            Language = received.Language,
            QuestionnaireVersion = received.QuestionnaireVersion,
            StopRulesVersion = received.StopRulesVersion,
            PriorityRulesVersion = received.PriorityRulesVersion,
            DataKeyId = received.DataKeyId,
            SealedSheet = received.SealedSheet,
            Name = received.Name,
            NameKey = Enquiries.NameKey.Of(received.Name),
            ProxyName = received.ProxyName,
            Phone = received.Phone,
            Email = received.Email,
            Status = EnquiryStatus.Received,
            Tier = received.Decision.Tier,
            NeedsACall = received.Decision.NeedsACall,
            ChangedAfterStop = received.ChangedAfterStop,
            WaitingOn = WaitingOn.Clinic,
            NextActionDueAt = received.DueAt,
            PromisedAt = received.DueAt,
            IsSynthetic = received.IsSynthetic,
            Version = 1,
        };
        enquiry.AwaitAcknowledgement(received.AcknowledgeBy);
        enquiry.Worklist = Worklists.Of(enquiry.Status, enquiry.Tier, enquiry.NeedsACall);
        return (enquiry, new EnquiryEvent(enquiry.Id, EventKind.Received, received.Actor, received.ReceivedAt, $"{received.Channel} {enquiry.TierWord}"));
    }
}
