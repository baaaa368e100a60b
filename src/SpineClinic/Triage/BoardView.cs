using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>What the board shows at one moment.</summary>
/// <param name="At">That moment.</param>
/// <param name="Rows">Soonest due first.</param>
/// <param name="HasMore">Whether there are rows after these.</param>
/// <param name="Counts">How many wait on each worklist; a list without any is not there.</param>
/// <param name="Mine">How many the viewer has.</param>
/// <param name="Today">What came of the enquiries of the clinic's present day.</param>
/// <param name="OldestAt">When the enquiry that is open for the longest came; null when none is.</param>
/// <param name="Overdue">Open ones whose time has passed.</param>
/// <param name="LettersWaiting">Letters that should have left a minute ago.</param>
/// <param name="LettersFailed">Letters that only a person can mend.</param>
/// <param name="Alarms">What nobody has answered for yet, soonest first; at most 20.</param>
/// <param name="Reminders">The reminders of today, up to now.</param>
public sealed record BoardView(
    Instant At,
    IReadOnlyList<BoardRow> Rows,
    bool HasMore,
    IReadOnlyDictionary<Worklist, int> Counts,
    int Mine,
    BoardView.Ledger Today,
    Instant? OldestAt,
    int Overdue,
    int LettersWaiting,
    int LettersFailed,
    IReadOnlyList<BoardView.Alarm> Alarms,
    ReminderDay Reminders)
{
    /// <summary>An enquiry of tier P0 or P1 about which nobody has recorded yet what they did.</summary>
    /// <param name="Reference">Which.</param>
    /// <param name="Tier">P0 or P1.</param>
    /// <param name="By">By when somebody must have.</param>
    /// <param name="Step">Steps of the escalation ladder taken.</param>
    /// <param name="FailedCalls">Calls that reached nobody.</param>
    public sealed record Alarm(string Reference, Safety.Tier Tier, Instant By, int Step, int FailedCalls);

    /// <summary>The day's sum, counted from the enquiries themselves: received = open + closed + put aside.</summary>
    /// <param name="Open">Somebody has still to do something.</param>
    /// <param name="Closed">Nothing more is to be done.</param>
    /// <param name="Aside">In quarantine, until a person has looked.</param>
    public sealed record Ledger(int Open, int Closed, int Aside)
    {
        public int Received => Open + Closed + Aside;
    }

    public int Open => Counts.Where(count => count.Key != Worklist.Quarantine).Sum(count => count.Value);
}
