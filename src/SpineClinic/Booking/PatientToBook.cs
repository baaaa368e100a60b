using SpineClinic.Safety;

namespace SpineClinic.Booking;

/// <summary>Who is to be seen: how to reach them and what follows them into every search for a time.</summary>
/// <param name="PatientId">The data key of the patient; it is also the resource that is busy.</param>
/// <param name="EnquiryId">The enquiry; null when there is none.</param>
/// <param name="Name">As they gave it.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Email">Checked when it was taken in.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Tier">How urgent.</param>
/// <param name="Needs">Codes of the form's "adjust" question.</param>
/// <param name="InterpreterLanguage">In words, when they need an interpreter.</param>
public sealed record PatientToBook(
    Guid PatientId, Guid? EnquiryId, string Name, string? Phone, string? Email, string Language, Tier Tier, IReadOnlyList<string> Needs, string? InterpreterLanguage);
