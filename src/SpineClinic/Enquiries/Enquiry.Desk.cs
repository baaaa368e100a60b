using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

public sealed partial class Enquiry
{
    /// <summary>P0 and P1: who proposed to close it. Nobody confirms their own proposal, and until it is confirmed nothing else changes.</summary>
    public Guid? ClosureProposedById { get; private set; }

    public ClosureReason? ProposedClosure { get; private set; }

    /// <summary>The open enquiry that it repeats, as it was when it was closed or proposed to be closed as a duplicate.</summary>
    public Guid? DuplicateOfId { get; private set; }

    /// <summary>Takes it from whoever has it. What they typed meanwhile stays with them: their next post is refused and shows it.</summary>
    /// <exception cref="InvalidOperationException">It is closed, or nobody else has it.</exception>
    public EnquiryEvent TakeOver(Actor actor, Instant now)
    {
        var staff = actor.StaffId ?? throw new InvalidOperationException("Only staff can take over an enquiry.");
        Require(IsOpen && IsHeldByAnother(staff, now), "take over");
        OwnerId = staff;
        return Change(EventKind.TakenOver, actor, now);
    }

    /// <summary>Closes a duplicate, or proposes to, with the enquiry that it repeats.</summary>
    /// <exception cref="InvalidOperationException">It would repeat itself.</exception>
    public void MarkDuplicateOf(Guid other)
    {
        Require(other != Id, "be a duplicate of itself:");
        DuplicateOfId = other;
    }

    /// <summary>Proposes to close a P0 or P1; another person confirms. It stays on its worklist, with its clocks.</summary>
    /// <exception cref="InvalidOperationException">It is closed or less urgent, nobody recorded what was done, or it was proposed already.</exception>
    public EnquiryEvent ProposeClosure(ClosureReason reason, Actor actor, Instant now)
    {
        Require(IsOpen && Tier <= Tier.P1 && AcknowledgedAt is not null && !AwaitsAcknowledgement && ClosureProposedById is null, "propose to close");
        ClosureProposedById = actor.StaffId ?? throw new InvalidOperationException("Only a named person can propose to close.");
        ProposedClosure = reason;
        return Change(EventKind.ClosureProposed, actor, now, reason.ToString());
    }

    /// <summary>The second person agrees.</summary>
    /// <exception cref="InvalidOperationException">Nobody proposed it, or the one who did asks.</exception>
    public EnquiryEvent ConfirmClosure(Actor actor, Instant now)
    {
        Require(ClosureProposedById is { } proposer && actor.StaffId is { } second && second != proposer && !AwaitsAcknowledgement, "confirm the closure of");
        return Close(ProposedClosure!.Value, actor, now);
    }

    /// <summary>The second person does not agree, or the first one takes the proposal back.</summary>
    /// <exception cref="InvalidOperationException">Nobody proposed it.</exception>
    public EnquiryEvent RefuseClosure(Actor actor, Instant now)
    {
        Require(ClosureProposedById is not null, "refuse the closure of");
        DropProposal();
        return Change(EventKind.ClosureRefused, actor, now);
    }

    /// <summary>The specialist said what to do: back to the queue, where a person does it by <paramref name="dueAt"/>, or sooner if that was promised.</summary>
    /// <exception cref="InvalidOperationException">No specialist was asked.</exception>
    public EnquiryEvent GiveOpinion(Opinion opinion, Instant dueAt, Actor actor, Instant now)
    {
        Require(Status == EnquiryStatus.WithSpecialist, "give an opinion about");
        Status = EnquiryStatus.Received;
        WaitingOn = WaitingOn.Clinic;
        NextActionDueAt = NextActionDueAt is { } due ? Instant.Min(due, dueAt) : dueAt;
        LetGo();
        return Change(EventKind.SpecialistAnswered, actor, now, opinion.ToString());
    }

    /// <summary>Words for the patient, who reads them on the status page; allowed in every state.</summary>
    public EnquiryEvent TellPatient(Actor actor, Instant now) => Change(EventKind.PatientTold, actor, now);

    // What was proposed was about the enquiry as it was then.
    private void DropProposal()
    {
        if (ClosureProposedById is not null)
        {
            (ClosureProposedById, ProposedClosure, DuplicateOfId) = (null, null, null);
        }
    }
}
