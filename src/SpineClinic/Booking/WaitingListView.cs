using NodaTime;

namespace SpineClinic.Booking;

/// <summary>The waiting list as reception sees it.</summary>
/// <param name="People">Everybody who waits, in the order in which they are asked.</param>
/// <param name="Offers">Who is asked now, by deadline.</param>
/// <param name="Freed">Times that became free and that nobody is asked about now.</param>
/// <param name="History">What happened last, the newest first.</param>
/// <param name="Shape">The clinic.</param>
/// <param name="Now">When it was read.</param>
public sealed record WaitingListView(
    IReadOnlyList<RankedPerson> People,
    IReadOnlyList<WaitingListView.Offer> Offers,
    IReadOnlyList<FreedTime> Freed,
    IReadOnlyList<WaitingListView.Line> History,
    ClinicShape.Snapshot Shape,
    Instant Now)
{
    /// <param name="Person">Who is asked.</param>
    /// <param name="Invitation">With which invitation.</param>
    /// <param name="Hold">The time that is kept for them.</param>
    public sealed record Offer(WaitingPerson Person, Invitation Invitation, Appointment Hold);

    /// <param name="At">When.</param>
    /// <param name="What">"Added", "Offered", "Declined", "Lapsed", "Accepted", "Removed".</param>
    /// <param name="Name">Who.</param>
    /// <param name="Reference">Their enquiry.</param>
    public sealed record Line(Instant At, string What, string Name, string Reference);
}
