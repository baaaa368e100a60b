using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>How often the clinic tried to reach somebody. Three calls within an hour are one attempt: a person can be in one meeting for all of them.</summary>
public static class CallAttempts
{
    /// <summary>Calls that are closer to the one before than this are the same attempt.</summary>
    public static readonly Duration Apart = Duration.FromHours(2);

    /// <summary>The attempts since somebody was last reached.</summary>
    /// <param name="events">All events of one enquiry, oldest first.</param>
    public static int Count(IReadOnlyList<EnquiryEvent> events)
    {
        var (count, last) = (0, (Instant?)null);
        foreach (var call in StandingEvents.Of(events).Where(row => row.Kind == EventKind.CallRecorded))
        {
            if (call.Details is nameof(CallOutcome.Spoke) or nameof(CallOutcome.Handled))
            {
                (count, last) = (0, null);
            }
            else if (last is not { } before || call.At - before >= Apart)
            {
                (count, last) = (count + 1, call.At);
            }
        }

        return count;
    }
}
