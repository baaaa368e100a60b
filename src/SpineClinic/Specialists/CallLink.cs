using PhoneNumbers;

namespace SpineClinic.Specialists;

/// <summary>What a phone dials for a number that a clinic wrote as people read it.</summary>
public static class CallLink
{
    private static readonly PhoneNumberUtil Phones = PhoneNumberUtil.GetInstance();
    private static readonly ShortNumberInfo ShortNumbers = ShortNumberInfo.GetInstance();

    /// <summary>The link that calls it: in the international form, which dials the same from everywhere, where the number has one; otherwise its digits as they are.</summary>
    /// <param name="phone">As it is shown.</param>
    /// <param name="region">ISO 3166 region for a number without a country code.</param>
    public static string Of(string phone, string region)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return Read(phone, region) is { } number && (phone.TrimStart().StartsWith('+') || (Phones.IsValidNumber(number) && Phones.CanBeInternationallyDialled(number)))
            ? $"tel:{Phones.Format(number, PhoneNumberFormat.E164)}"
            : $"tel:{string.Concat(phone.Where(sign => char.IsAsciiDigit(sign) || sign is '+'))}";
    }

    /// <summary>
    /// Whether it is one number that can be dialled there: also a local one without its area's code, or a short one such as 19123. Only its length is looked at, because plans of numbers
    /// grow faster than this program is brought up to date. An emergency number is nobody's own.
    /// </summary>
    /// <param name="phone">As it is to be shown.</param>
    /// <param name="region">ISO 3166 region for a number without a country code.</param>
    public static bool Dials(string phone, string region) =>
        Read(phone, region) is { } number
        && (Phones.IsPossibleNumberWithReason(number) is PhoneNumberUtil.ValidationResult.IS_POSSIBLE or PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY
            || ShortNumbers.IsPossibleShortNumberForRegion(number, region))
        && phone.Any(sign => sign is >= '1' and <= '9')
        && !ShortNumbers.IsEmergencyNumber(phone, region);

    private static PhoneNumber? Read(string phone, string region)
    {
        try
        {
            return Phones.Parse(phone, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
