using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>What happened on the desk since somebody looked last.</summary>
/// <param name="Since">When that was; null for a person's first look, which shows the last day.</param>
/// <param name="Lists">Each worklist on which something changed, in the board's order.</param>
/// <param name="Done">Closed or booked meanwhile.</param>
/// <param name="Notes">Notes of the last fourteen days, newest first; at most 50.</param>
/// <param name="LastEventId">Up to which event this shows it.</param>
/// <param name="HasMore">Whether so much happened that only the newest is here.</param>
/// <param name="Now">When it was read.</param>
public sealed record HandoverView(
    Instant? Since,
    IReadOnlyList<HandoverView.ListChanges> Lists,
    int Done,
    IReadOnlyList<HandoverView.Note> Notes,
    long LastEventId,
    bool HasMore,
    Instant Now)
{
    /// <param name="Worklist">Which.</param>
    /// <param name="Lines">What is on it now and was touched by others or fell due, soonest due first; of those that only fell due the longest due 200.</param>
    public sealed record ListChanges(Worklist Worklist, IReadOnlyList<Line> Lines)
    {
        public int Arrived => Lines.Count(line => line.IsNew);

        public int Overdue => Lines.Count(line => line.IsOverdue);

        public int Taken => Lines.Count(line => line.IsReassigned);
    }

    /// <param name="Reference">Which enquiry.</param>
    /// <param name="Name">Whose.</param>
    /// <param name="Tier">How soon.</param>
    /// <param name="NeedsACall">Whether something must be found out by phone.</param>
    /// <param name="DueAt">By when the clinic acts.</param>
    /// <param name="IsNew">It came since.</param>
    /// <param name="IsOverdue">Its time has passed.</param>
    /// <param name="IsReassigned">It was claimed, given back or taken from somebody.</param>
    /// <param name="What">What happened, oldest first; each kind once; nothing, when its time has passed and that is all.</param>
    public sealed record Line(
        string Reference, string Name, Tier Tier, bool NeedsACall, Instant? DueAt, bool IsNew, bool IsOverdue, bool IsReassigned, IReadOnlyList<EventKind> What)
    {
        public string TierWord => Enquiry.TierWordOf(Tier, NeedsACall);
    }

    /// <param name="Who">Who wrote it.</param>
    /// <param name="At">When.</param>
    /// <param name="Words">What.</param>
    /// <param name="IsNew">It came since.</param>
    public sealed record Note(string Who, Instant At, string Words, bool IsNew);
}
