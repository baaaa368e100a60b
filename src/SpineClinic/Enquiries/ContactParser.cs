using MimeKit;
using PhoneNumbers;

namespace SpineClinic.Enquiries;

/// <summary>Reads a phone number or an e-mail address as people write them.</summary>
public static class ContactParser
{
    private static readonly PhoneNumberUtil Phones = PhoneNumberUtil.GetInstance();

    /// <param name="text">In any usual way of writing it.</param>
    /// <param name="region">ISO 3166 region for a number without a country code.</param>
    /// <returns>E.164, such as "+442079460000"; null when it is not a number that can be called.</returns>
    public static string? Phone(string text, string region)
    {
        try
        {
            var number = Phones.Parse(text, region);
            return Phones.IsValidNumber(number) || IsReservedForFiction(number) ? Phones.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <returns>The address as written, without a display name; null when mail could not be sent to it.</returns>
    public static string? Email(string text)
    {
        var trimmed = text.Trim();
        return MailboxAddress.TryParse(trimmed, out var mailbox)
            && mailbox.Address == trimmed
            && mailbox.Domain.Contains('.', StringComparison.Ordinal)
            && !mailbox.LocalPart.StartsWith('"')
            && mailbox.Route.Count == 0
            && !mailbox.Domain.StartsWith('[')
            ? trimmed
            : null;
    }

    // Ofcom keeps 07700 900000 to 900999 for drama. Demonstrations and tests of a clinic's own need numbers that are nobody's.
    private static bool IsReservedForFiction(PhoneNumber number) => number is { CountryCode: 44, NationalNumber: >= 7_700_900_000 and <= 7_700_900_999 };
}
