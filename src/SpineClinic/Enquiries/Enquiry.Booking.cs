using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

public sealed partial class Enquiry
{
    /// <summary>The appointment it led to was called off without another: since when it waits to be booked again.</summary>
    public Instant? RebookSince { get; private set; }

    /// <summary>When its next appointment is over; kept when it is called off, for who looks back.</summary>
    public Instant? VisitEndsAt { get; private set; }

    /// <summary>The patient was sent a link to book with; to be chased at <paramref name="chaseAt"/>.</summary>
    /// <exception cref="InvalidOperationException">It was not accepted.</exception>
    public EnquiryEvent Invite(Instant chaseAt, Actor actor, Instant now)
    {
        Require(Status == EnquiryStatus.Accepted, "invite");
        WaitingOn = WaitingOn.Patient;
        NextActionDueAt = chaseAt;
        return Change(EventKind.Invited, actor, now);
    }

    /// <summary>The patient tried to book and could not: a person rings by <paramref name="dueAt"/>.</summary>
    /// <exception cref="InvalidOperationException">It is closed.</exception>
    public EnquiryEvent NeedHelpToBook(Instant dueAt, Actor actor, Instant now)
    {
        Require(IsOpen, "help with");
        WaitingOn = WaitingOn.Clinic;
        NextActionDueAt = NextActionDueAt is { } due ? Instant.Min(due, dueAt) : dueAt;
        return Change(EventKind.BookingHelpNeeded, actor, now);
    }

    /// <summary>Its appointment does not take place and there is no other: back to those to book, first among them.</summary>
    /// <exception cref="InvalidOperationException">No consultation is booked.</exception>
    public EnquiryEvent ReturnToBooking(Instant bookBy, Actor actor, Instant now)
    {
        Require(Status == EnquiryStatus.Scheduled, "return to booking");
        Status = EnquiryStatus.Accepted;
        WaitingOn = WaitingOn.Clinic;
        RebookSince = now;
        NextActionDueAt = PromisedAt = bookBy;
        return Change(EventKind.ReturnedToBooking, actor, now);
    }

    /// <summary>The patient did not use the link in time: a person looks now.</summary>
    /// <exception cref="InvalidOperationException">It was not accepted.</exception>
    public EnquiryEvent LetInvitationExpire(Actor actor, Instant now)
    {
        Require(Status == EnquiryStatus.Accepted, "end the invitation of");
        WaitingOn = WaitingOn.Clinic;
        NextActionDueAt = now;
        return Change(EventKind.InvitationExpired, actor, now);
    }

    /// <summary>Something happened to it on the waiting list; where it waits and until when stays as it was.</summary>
    /// <param name="what">A code: "added", "offered", "declined", "lapsed", "accepted" or "removed".</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="now">The time of the transaction.</param>
    public EnquiryEvent NoteWaitingList(string what, Actor actor, Instant now) => Change(EventKind.WaitingListChanged, actor, now, what);

    /// <summary>Whether a consultation may be booked for it in its present state.</summary>
    public bool CanBeBooked => Tier != Tier.P0 && Status is EnquiryStatus.Received or EnquiryStatus.InTriage or EnquiryStatus.Accepted or EnquiryStatus.Scheduled;
}
