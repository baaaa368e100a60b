using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>One message between the clinic and the person who asked.</summary>
/// <param name="Id">Ascending.</param>
/// <param name="At">When it was written.</param>
/// <param name="IsFromClinic">Who wrote it.</param>
/// <param name="Text">What it says.</param>
public sealed record OwnMessage(long Id, Instant At, bool IsFromClinic, string Text);
