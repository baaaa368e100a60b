using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>One line of the board. It says nothing of what the patient told us beyond the tier.</summary>
/// <param name="Id">The enquiry.</param>
/// <param name="Reference">As the patient knows it.</param>
/// <param name="Name">The patient's.</param>
/// <param name="Tier">How soon.</param>
/// <param name="NeedsACall">Whether something must be found out by phone.</param>
/// <param name="Worklist">Where it waits.</param>
/// <param name="ReceivedAt">The waiting time counts from here.</param>
/// <param name="DueAt">Null in quarantine.</param>
/// <param name="HolderId">Who has it now; null when nobody does, or the claim has lapsed.</param>
/// <param name="HolderName">The same person's name.</param>
/// <param name="GotWorse">The person has reported that it got worse.</param>
/// <param name="PatientWrote">The person has added something that nobody has read yet.</param>
public sealed record BoardRow(
    Guid Id, string Reference, string Name, Tier Tier, bool NeedsACall, Worklist Worklist, Instant ReceivedAt, Instant? DueAt, Guid? HolderId, string? HolderName,
    bool GotWorse, bool PatientWrote)
{
    public BoardPlace Place => new(DueAt, Tier, Id);

    /// <summary>It was proposed to close it, and a second person has to agree.</summary>
    public bool NeedsSecondPerson { get; init; }

    public string TierWord => Enquiry.TierWordOf(Tier, NeedsACall);
}
