using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

public sealed partial class Enquiry
{
    /// <summary>How long a claim lasts without any activity.</summary>
    public static readonly Duration ClaimLength = Duration.FromMinutes(10);

    /// <summary>Whether somebody other than <paramref name="staff"/> has it now.</summary>
    public bool IsHeldByAnother(Guid staff, Instant now) => OwnerId is { } owner && owner != staff && ClaimedUntil > now;

    /// <summary>Takes it to work on it, or renews that.</summary>
    /// <exception cref="InvalidOperationException">It is closed, or somebody else has it.</exception>
    public EnquiryEvent Claim(Actor actor, Instant now)
    {
        var staff = actor.StaffId ?? throw new InvalidOperationException("Only staff can claim an enquiry.");
        Require(IsOpen, "claim");
        Require(!IsHeldByAnother(staff, now), "claim");
        OwnerId = staff;
        if (Status == EnquiryStatus.Received)
        {
            Status = EnquiryStatus.InTriage;
        }

        return Change(EventKind.Claimed, actor, now);
    }

    /// <summary>Somebody acts with what the patient wrote in front of them: it has been read. A claim from the board alone reads nothing.</summary>
    internal void MarkRead() => PatientWroteAt = null;

    /// <summary>Gives it back to the queue.</summary>
    /// <exception cref="InvalidOperationException">This person does not have it.</exception>
    public EnquiryEvent Release(Actor actor, Instant now)
    {
        Require(OwnerId is not null && OwnerId == actor.StaffId, "release");
        LetGo();
        if (Status == EnquiryStatus.InTriage)
        {
            Status = EnquiryStatus.Received;
        }

        WaitForTheVisit();
        return Change(EventKind.Released, actor, now);
    }

    /// <summary>Sets the tier and by when the clinic must act. What must be found out by phone is still to be found out when it is raised to P2.</summary>
    /// <exception cref="InvalidOperationException">It is closed, or it has this tier already.</exception>
    public EnquiryEvent SetTier(Tier tier, Instant dueAt, Actor actor, Instant now, Instant? acknowledgeBy = null)
    {
        Require(IsOpen && (tier != Tier || NeedsACall), "set the tier");
        var before = TierWord;
        NeedsACall = NeedsACall && tier < Tier && tier > Tier.P1;
        Tier = tier;
        NextActionDueAt = dueAt;
        if (tier <= Tier.P1 && Status == EnquiryStatus.AwaitingPatient)
        {
            // What became urgent waits for nobody's answer.
            Status = EnquiryStatus.Received;
            WaitingOn = WaitingOn.Clinic;
        }

        DropProposal();
        AwaitAcknowledgement(acknowledgeBy);
        if (tier > Tier.P1)
        {
            AcknowledgeBy = EscalateAt = null;
            WaitForTheVisit();
        }

        return Change(EventKind.TierChanged, actor, now, $"{before} to {TierWord}");
    }

    /// <summary>Words for the timeline; allowed in every state.</summary>
    public EnquiryEvent AddNote(Actor actor, Instant now) => Change(EventKind.NoteAdded, actor, now);

    /// <summary>Somebody opened the clinic's crisis protocol for this person; allowed in every state. It acknowledges nothing.</summary>
    public EnquiryEvent OpenCrisisProtocol(Actor actor, Instant now) => Change(EventKind.CrisisProtocolOpened, actor, now);

    /// <summary>Waits for the patient, to be chased at <paramref name="chaseAt"/>.</summary>
    /// <exception cref="InvalidOperationException">Nobody works on it.</exception>
    public EnquiryEvent AskPatient(Instant chaseAt, Actor actor, Instant now) =>
        Await(EnquiryStatus.AwaitingPatient, WaitingOn.Patient, chaseAt, EventKind.PatientAsked, actor, now);

    /// <summary>Waits for a specialist's word until <paramref name="dueAt"/>.</summary>
    /// <param name="dueAt">By when.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <param name="who">The specialist's id; null for anyone.</param>
    /// <exception cref="InvalidOperationException">Nobody works on it.</exception>
    public EnquiryEvent AskSpecialist(Instant dueAt, Actor actor, Instant now, Guid? who = null) =>
        Await(EnquiryStatus.WithSpecialist, WaitingOn.Specialist, dueAt, EventKind.SpecialistAsked, actor, now, who?.ToString("N"));

    /// <summary>The answer came, or was given up on.</summary>
    /// <exception cref="InvalidOperationException">Nobody was asked anything.</exception>
    public EnquiryEvent ReturnToTriage(Instant dueAt, Actor actor, Instant now)
    {
        Require(Status is EnquiryStatus.AwaitingPatient or EnquiryStatus.WithSpecialist, "return to triage");
        Status = EnquiryStatus.InTriage;
        WaitingOn = WaitingOn.Clinic;
        NextActionDueAt = dueAt;
        return Change(EventKind.ReturnedToTriage, actor, now);
    }

    /// <summary>A consultation is to be booked by <paramref name="bookBy"/>.</summary>
    /// <remarks>The clinic's software may accept what nobody has begun to work on, for consultations that patients book themselves.</remarks>
    /// <exception cref="InvalidOperationException">Nobody works on it, or the person was told to get emergency help: then nothing is booked.</exception>
    public EnquiryEvent Accept(Instant bookBy, Actor actor, Instant now, string? details = null)
    {
        Require((Status == EnquiryStatus.InTriage || (Status == EnquiryStatus.Received && actor == Actor.System)) && Tier != Tier.P0, "accept");
        Status = EnquiryStatus.Accepted;
        NextActionDueAt = bookBy;
        LetGo();
        return Change(EventKind.Accepted, actor, now, details);
    }

    /// <summary>
    /// A consultation is booked; the next thing to do is at <paramref name="nextAt"/>, when it is over. What the patient wrote and nobody has read, and a call that was
    /// promised, are still due when they were.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was not accepted.</exception>
    public EnquiryEvent MarkScheduled(Instant nextAt, Actor actor, Instant now)
    {
        Require(Status == EnquiryStatus.Accepted, "schedule");
        Status = EnquiryStatus.Scheduled;
        RebookSince = null;
        VisitEndsAt = nextAt;
        WaitingOn = WaitingOn.Clinic;
        WaitForTheVisit();
        return Change(EventKind.Scheduled, actor, now);
    }

    /// <summary>Its next appointment ends at another time than before.</summary>
    /// <exception cref="InvalidOperationException">No consultation is booked.</exception>
    public EnquiryEvent FollowVisit(Instant endsAt, Actor actor, Instant now)
    {
        Require(Status == EnquiryStatus.Scheduled, "follow the appointment of");
        VisitEndsAt = endsAt;
        WaitForTheVisit();
        return Change(EventKind.NextStepMoved, actor, now);
    }

    /// <summary>Nothing more is to be done.</summary>
    /// <exception cref="InvalidOperationException">It is closed already.</exception>
    public EnquiryEvent Close(ClosureReason reason, Actor actor, Instant now)
    {
        Require(Status != EnquiryStatus.Closed, "close");
        Require(Tier > Tier.P1 || AcknowledgedAt is not null, "close without a record of what was done");
        Status = EnquiryStatus.Closed;
        ClosureReason = reason;
        ClosedAt = now;
        WaitingOn = WaitingOn.Nobody;
        NextActionDueAt = null;
        AcknowledgeBy = EscalateAt = null;
        (ClosureProposedById, ProposedClosure) = (null, null);
        LetGo();
        return Change(EventKind.Closed, actor, now, reason.ToString());
    }

    /// <summary>Back to the queue, with the same reference and a new clock.</summary>
    /// <exception cref="InvalidOperationException">It is open.</exception>
    public EnquiryEvent Reopen(Instant dueAt, Actor actor, Instant now)
    {
        Require(!IsOpen, "reopen");
        Status = EnquiryStatus.Received;
        ClosureReason = null;
        ClosedAt = null;
        DuplicateOfId = null;
        WaitingOn = WaitingOn.Clinic;
        NextActionDueAt = PromisedAt = dueAt;
        AwaitAcknowledgement(Tier <= Tier.P1 ? dueAt : null);
        return Change(EventKind.Reopened, actor, now);
    }

    /// <summary>Puts aside what looks like spam. A person decides about it.</summary>
    /// <exception cref="InvalidOperationException">Somebody was asked about it, or it is accepted, closed, P0 or P1.</exception>
    public EnquiryEvent Quarantine(Actor actor, Instant now)
    {
        Require(Status is EnquiryStatus.Received or EnquiryStatus.InTriage && Tier > Tier.P1, "quarantine");
        Status = EnquiryStatus.Quarantined;
        WaitingOn = WaitingOn.Clinic;
        NextActionDueAt = null;
        LetGo();
        return Change(EventKind.Quarantined, actor, now);
    }

    private EnquiryEvent Await(EnquiryStatus status, WaitingOn waitingOn, Instant dueAt, EventKind kind, Actor actor, Instant now, string? details = null)
    {
        Require(Status == EnquiryStatus.InTriage, kind.ToString());
        Status = status;
        WaitingOn = waitingOn;
        NextActionDueAt = dueAt;
        LetGo();
        return Change(kind, actor, now, details);
    }

    // Until the visit is over there is nothing to do, unless the clinic owes the patient an answer or a call.
    private void WaitForTheVisit()
    {
        if (Status == EnquiryStatus.Scheduled && VisitEndsAt is { } end && PatientWroteAt is null && !NeedsACall && !AwaitsAcknowledgement)
        {
            WaitingOn = WaitingOn.Patient;
            NextActionDueAt = end;
        }
    }

    private void LetGo() => (OwnerId, ClaimedUntil) = (null, null);

    private void Require(bool allowed, string verb)
    {
        if (!allowed)
        {
            throw new InvalidOperationException($"Cannot {verb} an enquiry that is {Status}.");
        }
    }

    private EnquiryEvent Change(EventKind kind, Actor actor, Instant now, string? details = null)
    {
        Version++;
        LastAct = null;
        if (OwnerId is not null && OwnerId == actor.StaffId)
        {
            ClaimedUntil = now + ClaimLength;
        }

        Worklist = Worklists.Of(Status, Tier, NeedsACall, RebookSince is not null);
        return new EnquiryEvent(Id, kind, actor, now, details);
    }
}
