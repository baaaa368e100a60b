using Microsoft.AspNetCore.DataProtection;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>
/// The browser's proof that its person has opened a link. Encrypted and signed, readable by no script, good for this one link and purpose, and over after 20
/// hours like the status page's. It also carries what the person changed about their needs, which belongs in no address.
/// </summary>
public sealed class LinkCookie(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = StatusCookie.Lifetime;
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("SpineClinic.Link").ToTimeLimitedDataProtector();

    /// <summary>What links are for: each has a cookie of this name.</summary>
    public static IReadOnlyList<string> Purposes { get; } = [InvitationVisit.Purpose, AppointmentVisit.Purpose];

    public LinkProof? Read(HttpContext http, string purpose, string token)
    {
        ArgumentNullException.ThrowIfNull(http);
        try
        {
            return http.Request.Cookies[Name(http, purpose)] is { Length: > 0 } value && protector.Unprotect(value).Split('|') is [var bound, var of, var needs] && bound == purpose && of == token
                ? new LinkProof(needs == "-" ? null : needs.Split(',', StringSplitOptions.RemoveEmptyEntries))
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not from here.
            return null;
        }
    }

    public void Write(HttpContext http, string purpose, string token, IReadOnlyCollection<string>? needs = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        var value = protector.Protect($"{purpose}|{token}|{(needs is null ? "-" : string.Join(',', needs))}", Lifetime);
        http.Response.Cookies.Append(Name(http, purpose), value, Options(http));
    }

    public static void Clear(HttpContext http, string purpose)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Delete(Name(http, purpose), Options(http));
    }

    private static string Name(HttpContext http, string purpose) => http.Request.IsHttps ? $"__Host-{purpose}" : purpose;

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
