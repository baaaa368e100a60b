using NodaTime;
using SpineClinic.Safety;

namespace SpineClinic.Booking;

/// <summary>One patient of a session that cannot take place.</summary>
/// <param name="Appointment">What they had.</param>
/// <param name="Reference">Their enquiry's; null when there is none.</param>
/// <param name="Tier">How urgent, as people have confirmed it.</param>
/// <param name="WaitingSince">When the enquiry came, or else when it was booked.</param>
/// <param name="State">How far they are.</param>
/// <param name="Invitation">The last invitation to another time.</param>
/// <param name="New">The time that is kept for them or that they have now.</param>
/// <param name="CanBeInvited">Whether there is an enquiry to invite for and an address to write to.</param>
/// <param name="Tries">How many other appointments and holds were made for the enquiry, whatever became of them.</param>
public sealed record DisruptionRow(
    Appointment Appointment, string? Reference, Tier Tier, Instant WaitingSince, DisruptionState State, Invitation? Invitation, Appointment? New, bool CanBeInvited, int Tries)
{
    public bool IsResolved => State is DisruptionState.Booked or DisruptionState.Closed;

    /// <summary>Whether a time is to be proposed now.</summary>
    public bool NeedsProposal => !IsResolved && State is not DisruptionState.Invited;
}
