using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>What the board shows at one moment.</summary>
/// <param name="At">That moment.</param>
/// <param name="Rows">Soonest due first.</param>
/// <param name="HasMore">Whether there are rows after these.</param>
/// <param name="Counts">How many wait on each worklist; a list without any is not there.</param>
/// <param name="Mine">How many the viewer has.</param>
/// <param name="ReceivedToday">Enquiries received on the clinic's present day.</param>
/// <param name="Overdue">Open ones whose time has passed.</param>
/// <param name="LettersWaiting">Letters that should have left a minute ago.</param>
/// <param name="LettersFailed">Letters that only a person can mend.</param>
public sealed record BoardView(
    Instant At,
    IReadOnlyList<BoardRow> Rows,
    bool HasMore,
    IReadOnlyDictionary<Worklist, int> Counts,
    int Mine,
    int ReceivedToday,
    int Overdue,
    int LettersWaiting,
    int LettersFailed)
{
    public int Open => Counts.Where(count => count.Key != Worklist.Quarantine).Sum(count => count.Value);
}
