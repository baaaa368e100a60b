using System.Text.RegularExpressions;

namespace SpineClinic.Website;

/// <summary>
/// Which registers are kept of doctors alone, in the countries that the program knows. What is told to search engines hangs on it, so that a register that is not
/// known here is none: a physiotherapist who is called a doctor misleads patients, a doctor who is called a person does not.
/// </summary>
public static partial class DoctorRegisters
{
    /// <param name="register">Who keeps it, as the clinic wrote it, such as "General Medical Council".</param>
    public static bool Has(string register) => Doctors().IsMatch(register) && !Others().IsMatch(register);

    [GeneratedRegex(
        @"\bGMC\b|\bmedical (council|board|licensing board)\b|\bmedical examiners\b|\bboard of (registration in )?medicine\b|\bphysicians (and|&) surgeons\b|\bmédecins\b|\bmédicos\b|\bmédica colegial\b|ärztekammer",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doctors();

    [GeneratedRegex(@"podiatr|veterinar|vétérinaire|naturopath|chiropra|quiropr|\bdent|pharma|zahn|tierärzt", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
