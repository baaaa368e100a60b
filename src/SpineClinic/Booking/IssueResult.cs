namespace SpineClinic.Booking;

/// <param name="Outcome">How it ended.</param>
/// <param name="InvitationId">The invitation; null when there is none.</param>
/// <param name="MustRing">The patient gave no e-mail address: a person tells them.</param>
public sealed record IssueResult(IssueOutcome Outcome, Guid? InvitationId = null, bool MustRing = false);
