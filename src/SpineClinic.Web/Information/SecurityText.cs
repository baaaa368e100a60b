using System.Globalization;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>Whom to tell of a weakness of this site, as RFC 9116 has it.</summary>
public static class SecurityText
{
    public const string Address = "/.well-known/security.txt";
    public const string Type = "text/plain; charset=utf-8";

    // The RFC asks for less than a year: who finds an old copy somewhere must not take it for ours.
    private const int DaysValid = 180;

    /// <summary>
    /// The file. A clinic publishes no mail address, so that its contact page is the way. Of a web address the RFC takes https alone: where the site is on http
    /// the way is the clinic's phone number, and the file does not say where it is.
    /// </summary>
    /// <param name="site">The clinic's public address.</param>
    /// <param name="clinic">Null while it is not set up.</param>
    /// <param name="now">The file is the same for a whole day.</param>
    /// <returns>Null when there is no way that the RFC allows.</returns>
    public static string? Write(ClinicAddress site, Clinic? clinic, Instant now)
    {
        ArgumentNullException.ThrowIfNull(site);
        var isSecure = site.PublicUrl.Scheme == Uri.UriSchemeHttps;
        var contact = isSecure ? site.Of("/contact") : clinic is not null && ContactParser.Phone(clinic.Phone, clinic.PhoneRegion) is { } phone ? $"tel:{phone}" : null;
        if (contact is null)
        {
            return null;
        }

        var expires = now.InUtc().Date.PlusDays(DaysValid).ToString("uuuu-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
        return $"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {PatientContexts.DefaultLanguage}\n{(isSecure ? $"Canonical: {site.Of(Address)}\n" : "")}";
    }
}
