namespace SpineClinic.Enquiries;

/// <summary>A timeline without what was taken back.</summary>
public static class StandingEvents
{
    /// <summary>
    /// Leaves out each act that was undone, with what was written after it in its transaction, and the undoing itself. Only the newest act can be undone: nothing
    /// else stands between the two.
    /// </summary>
    /// <param name="events">All events of one enquiry, oldest first.</param>
    public static IReadOnlyList<EnquiryEvent> Of(IReadOnlyList<EnquiryEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var standing = new List<EnquiryEvent>();
        foreach (var happened in events)
        {
            if (happened.Kind != EventKind.Undone)
            {
                standing.Add(happened);
            }
            else if (standing.FindLastIndex(row => row.Kind.ToString() == happened.Details) is >= 0 and var first)
            {
                standing.RemoveRange(first, standing.Count - first);
            }
        }

        return standing;
    }
}
