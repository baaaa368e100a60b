namespace SpineClinic.Web.Patients.Booking;

/// <summary>What the browser holds about a link that was opened in it.</summary>
/// <param name="Needs">Codes of the form's "adjust" question that the person chose here; null when the form's own count.</param>
public sealed record LinkProof(IReadOnlyList<string>? Needs);
