using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

public sealed partial class Enquiry
{
    /// <summary>Calls that reached nobody before the clinic's welfare-check protocol comes up. Source: clinical reference, INV8.</summary>
    public const int CallsBeforeWelfareCheck = 2;

    /// <summary>Whether somebody must still record what they did about it.</summary>
    public bool AwaitsAcknowledgement => EscalateAt is not null;

    /// <summary>Two calls reached nobody: the clinic's protocol for a welfare check applies.</summary>
    public bool NeedsWelfareCheck => Tier <= Tier.P1 && IsOpen && FailedCalls >= CallsBeforeWelfareCheck;

    /// <summary>Records what a person did. Reaching nobody means that it is tried again at <paramref name="nextAt"/>, and asked about again then.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="nextAt">When it is tried again; or, for a P0 or P1 that was answered, by when it is to be finished.</param>
    /// <param name="actor">The named person.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <exception cref="InvalidOperationException">It is closed.</exception>
    /// <exception cref="ArgumentNullException">Nobody was reached, and no time for the next try is given.</exception>
    public EnquiryEvent RecordCall(CallOutcome outcome, Instant? nextAt, Actor actor, Instant now)
    {
        Require(IsOpen, "record a call about");
        AcknowledgedAt = now;
        AcknowledgedById = actor.StaffId ?? throw new InvalidOperationException("Only a named person can acknowledge.");
        EscalationStep = 0;
        if (outcome is CallOutcome.Spoke or CallOutcome.Handled)
        {
            FailedCalls = 0;
            AcknowledgeBy = EscalateAt = null;
            if (Tier <= Tier.P1)
            {
                NeedsACall = false;

                // An emergency was due within minutes; what is past cannot be kept any more.
                NextActionDueAt = nextAt is { } review && (Tier == Tier.P0 || NextActionDueAt is not { } due || due <= now) ? review : NextActionDueAt;
            }

            WaitForTheVisit();
        }
        else
        {
            FailedCalls++;
            var next = nextAt ?? throw new ArgumentNullException(nameof(nextAt));
            NextActionDueAt = NextActionDueAt is { } due && Tier > Tier.P1 ? Instant.Min(due, next) : next;
            AcknowledgeBy = EscalateAt = Tier <= Tier.P1 ? next : null;
            DropProposal();
        }

        return Change(EventKind.CallRecorded, actor, now, outcome.ToString());
    }

    /// <summary>A P0 or P1 that was answered and not finished in time: the ladder begins anew.</summary>
    /// <exception cref="InvalidOperationException">It is less urgent, closed, booked, not due yet, or waited for already.</exception>
    internal void FallDue(Instant now)
    {
        Require(Tier <= Tier.P1 && Status is not (EnquiryStatus.Closed or EnquiryStatus.Quarantined or EnquiryStatus.Scheduled) && EscalateAt is null && NextActionDueAt <= now, "chase");
        (AcknowledgeBy, EscalateAt, EscalationStep) = (NextActionDueAt, now, 0);
    }

    /// <summary>Takes the next step of the ladder; the one after it at <paramref name="nextAt"/>.</summary>
    /// <exception cref="InvalidOperationException">Nobody is waited for.</exception>
    internal EnquiryEvent Escalate(Instant nextAt, Instant now)
    {
        Require(AwaitsAcknowledgement, "escalate");
        EscalationStep++;
        EscalateAt = nextAt;
        return Change(EventKind.Escalated, Actor.System, now, $"step {EscalationStep}");
    }

    /// <summary>Takes it from an owner who is away, so that it does not wait for one person.</summary>
    /// <exception cref="InvalidOperationException">Nobody has it.</exception>
    internal EnquiryEvent TakeFromAbsent(Instant now)
    {
        Require(OwnerId is not null, "take back");
        LetGo();
        if (Status == EnquiryStatus.InTriage)
        {
            Status = EnquiryStatus.Received;
        }

        return Change(EventKind.OwnerReplaced, Actor.System, now);
    }

    /// <summary>The person answered the safety questions again, because it got worse. It can only raise the tier.</summary>
    /// <exception cref="InvalidOperationException">It is closed.</exception>
    internal EnquiryEvent GetWorse(byte[] sealedSheet, TierDecision decision, bool changedAfterStop, Instant dueAt, Instant? acknowledgeBy, Instant now)
    {
        Require(Status != EnquiryStatus.Closed, "worsen");
        var before = TierWord;
        SealedSheet = sealedSheet;
        WorseAt = now;
        ChangedAfterStop |= changedAfterStop;
        Tier = (Tier)Math.Min((int)Tier, (int)decision.Tier);
        NeedsACall = true;
        DropProposal();
        if (Status == EnquiryStatus.Quarantined || Status == EnquiryStatus.AwaitingPatient)
        {
            Status = EnquiryStatus.Received;
        }

        WaitingOn = WaitingOn.Clinic;
        NextActionDueAt = NextActionDueAt is { } due ? Instant.Min(due, dueAt) : dueAt;
        AwaitAcknowledgement(acknowledgeBy);
        return Change(EventKind.GotWorse, Actor.Patient, now, before == TierWord ? TierWord : $"{before} to {TierWord}");
    }

    /// <summary>The person added something to what they had sent.</summary>
    /// <exception cref="InvalidOperationException">It is closed.</exception>
    internal EnquiryEvent AddFromPatient(Instant readBy, Instant now)
    {
        Require(Status != EnquiryStatus.Closed, "add to");
        PatientWroteAt = now;
        DropProposal();
        if (Status == EnquiryStatus.AwaitingPatient)
        {
            Status = EnquiryStatus.Received;
            WaitingOn = WaitingOn.Clinic;
            NextActionDueAt = readBy;
        }
        else if (NextActionDueAt is { } due)
        {
            WaitingOn = WaitingOn == WaitingOn.Patient ? WaitingOn.Clinic : WaitingOn;
            NextActionDueAt = Instant.Min(due, readBy);
        }

        return Change(EventKind.PatientAdded, Actor.Patient, now);
    }

    /// <summary>Other ways to reach the person.</summary>
    /// <exception cref="InvalidOperationException">It is closed.</exception>
    /// <exception cref="ArgumentException">There would be no way left.</exception>
    internal EnquiryEvent ChangeContact(string? phone, string? email, Actor actor, Instant now)
    {
        Require(Status != EnquiryStatus.Closed, "change the contact of");
        if (phone is null && email is null)
        {
            throw new ArgumentException("An enquiry needs a way to reach the person.", nameof(email));
        }

        Phone = phone;
        Email = email;
        return Change(EventKind.ContactChanged, actor, now);
    }

    // Each change starts the ladder anew, and never makes the deadline later than it was.
    private void AwaitAcknowledgement(Instant? by)
    {
        if (by is { } deadline)
        {
            AcknowledgeBy = AcknowledgeBy is { } earlier ? Instant.Min(earlier, deadline) : deadline;
            EscalateAt = EscalateAt is { } step ? Instant.Min(step, deadline) : deadline;
        }
    }
}
