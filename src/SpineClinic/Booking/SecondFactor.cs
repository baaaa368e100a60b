using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

/// <summary>
/// What opens a link besides the link itself: the last four digits of the phone number that the clinic has, or, where it has none, the reference. A letter can
/// be forwarded, and a mailbox shared; the link alone shows nobody's appointment.
/// </summary>
public static class SecondFactor
{
    public const int Digits = 4;

    /// <summary>Reads an answer as a person may write it: digits of any script, a whole phone number, or a reference with any spaces and dashes.</summary>
    /// <param name="phone">The phone number that the clinic has; null when it has none.</param>
    /// <param name="answer">As it was typed.</param>
    /// <returns>Null when it cannot be an answer to the question.</returns>
    public static string? Read(string? phone, string? answer)
    {
        if (phone is null)
        {
            return EnquiryReference.TryParse(answer, out var reference) ? reference
                : AppointmentReference.TryParse(answer, out var appointment) ? appointment
                : null;
        }

        var digits = new StringBuilder();
        foreach (var value in (answer ?? "").Select(CharUnicodeInfo.GetDecimalDigitValue).Where(value => value >= 0))
        {
            digits.Append(value);
        }

        return digits.Length < Digits ? null : digits.ToString(digits.Length - Digits, Digits);
    }

    /// <summary>Compares in a time that does not depend on how much of it is right.</summary>
    /// <param name="phone">The phone number that the clinic has; null when it has none.</param>
    /// <param name="reference">The reference that is asked for then.</param>
    /// <param name="read">What <see cref="Read"/> made of the answer.</param>
    public static bool IsRight(string? phone, string reference, string read)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var wanted = phone is null ? reference : phone[^Digits..];
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(wanted), Encoding.UTF8.GetBytes(read));
    }
}
