using System.Diagnostics.CodeAnalysis;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

/// <summary>"SA-XXXX-XX": the signs, the check and the tolerance in reading of <see cref="EnquiryReference"/>, with letters of its own in front.</summary>
public static class AppointmentReference
{
    private const string Prefix = "SA";

    public static string New() => Prefix + EnquiryReference.New()[Prefix.Length..];

    /// <returns>False when it is not the reference of an appointment.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? reference)
    {
        var typed = (text ?? "").Trim();
        reference = typed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && EnquiryReference.TryParse(typed[Prefix.Length..], out var signs)
            ? Prefix + signs[Prefix.Length..]
            : null;
        return reference is not null;
    }
}
