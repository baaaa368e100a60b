using Microsoft.AspNetCore.DataProtection;

namespace SpineClinic.Web.Patients;

/// <summary>
/// The browser's proof that its person has shown that an enquiry is theirs. Encrypted and signed, readable by no script, and over after 20 hours: the
/// Web Content Accessibility Guidelines (2.2.1) ask for no shorter limit.
/// </summary>
public sealed class StatusCookie(IDataProtectionProvider protection)
{
    public const string PlainName = "status";

    /// <summary>How long it works; as long as <see cref="Booking.LinkCookie"/>.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(20);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("SpineClinic.Status").ToTimeLimitedDataProtector();

    public Guid? Read(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        try
        {
            return http.Request.Cookies[Name(http)] is { Length: > 0 } value && Guid.TryParse(protector.Unprotect(value), out var id) ? id : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not from here.
            return null;
        }
    }

    public void Write(HttpContext http, Guid enquiryId)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Append(Name(http), protector.Protect(enquiryId.ToString("N"), Lifetime), Options(http));
    }

    public static void Clear(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Delete(Name(http), Options(http));
    }

    private static string Name(HttpContext http) => http.Request.IsHttps ? $"__Host-{PlainName}" : PlainName;

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
