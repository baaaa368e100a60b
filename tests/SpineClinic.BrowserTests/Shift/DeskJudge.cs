using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.BrowserTests.Shift;

/// <summary>Whether an enquiry was never claimed by two at a time, told from its timeline alone.</summary>
public static class DeskJudge
{
    // After these it is nobody's, or the next line says whose it is.
    private static readonly EventKind[] LetsGo =
    [
        EventKind.Released, EventKind.PatientAsked, EventKind.SpecialistAsked, EventKind.ReturnedToTriage, EventKind.Accepted, EventKind.Closed, EventKind.Reopened, EventKind.Quarantined,
        EventKind.ClosureProposed, EventKind.ClosureRefused, EventKind.Undone,
    ];

    /// <param name="timeline">What happened to one enquiry, in the order of the database.</param>
    /// <returns>Who claimed what somebody else had, at which line.</returns>
    public static IEnumerable<string> ClaimedTwice(IEnumerable<(EventKind Kind, Guid? By, Instant At)> timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        (Guid By, Instant Until)? holder = null;
        foreach (var (line, i) in timeline.Select((line, i) => (line, i)))
        {
            if (line.Kind == EventKind.Claimed && holder is { } other && other.By != line.By && line.At < other.Until)
            {
                yield return $"line {i}: {line.By} claimed what {other.By} had until {other.Until}";
            }

            holder = line switch
            {
                { Kind: EventKind.Claimed or EventKind.TakenOver, By: { } by } => (by, line.At + Enquiry.ClaimLength),
                _ when LetsGo.Contains(line.Kind) => null,
                { By: { } by } when by == holder?.By => (by, line.At + Enquiry.ClaimLength),
                _ => holder,
            };
        }
    }
}
