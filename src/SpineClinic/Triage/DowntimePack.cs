using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>What a desk needs on paper while the program is away: whom somebody still owes something, and who comes on the next days. No answers of patients.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Zone">The clinic's.</param>
/// <param name="Clinic">Its name.</param>
/// <param name="Open">Soonest due first.</param>
/// <param name="HasMore">Whether more are open than a pack holds.</param>
/// <param name="Days">The next days on which the clinic is open.</param>
public sealed record DowntimePack(
    Instant At, DateTimeZone Zone, string Clinic, IReadOnlyList<DowntimePack.OpenLine> Open, bool HasMore, IReadOnlyList<DowntimePack.Day> Days)
{
    /// <param name="Reference">Which enquiry.</param>
    /// <param name="Name">Whose.</param>
    /// <param name="Phone">E.164; null when there is none.</param>
    /// <param name="Tier">How urgent.</param>
    /// <param name="NeedsACall">Whether something must be found out by phone.</param>
    /// <param name="Worklist">Where it waits.</param>
    /// <param name="DueAt">By when the clinic acts.</param>
    /// <param name="IsAlarm">Nobody has answered for it yet.</param>
    public sealed record OpenLine(string Reference, string Name, string? Phone, Tier Tier, bool NeedsACall, Worklist Worklist, Instant? DueAt, bool IsAlarm);

    /// <param name="Date">In the clinic's civil time.</param>
    /// <param name="Visits">By start.</param>
    public sealed record Day(LocalDate Date, IReadOnlyList<Visit> Visits);

    /// <param name="Start">When they meet.</param>
    /// <param name="End">Not in it.</param>
    /// <param name="Reference">Of the appointment.</param>
    /// <param name="Name">Whose.</param>
    /// <param name="Phone">E.164; null when there is none.</param>
    /// <param name="Consultation">Which kind.</param>
    /// <param name="Specialist">With whom.</param>
    /// <param name="Room">Where; empty for a call.</param>
    /// <param name="Needs">Codes of the form's "adjust" question.</param>
    /// <param name="IsConfirmed">Whether the clinic has agreed to it.</param>
    public sealed record Visit(
        Instant Start, Instant End, string Reference, string Name, string? Phone, string Consultation, string Specialist, string Room, IReadOnlyList<string> Needs, bool IsConfirmed);
}
