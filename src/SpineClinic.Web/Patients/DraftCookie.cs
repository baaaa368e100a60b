using SpineClinic.Enquiries;

namespace SpineClinic.Web.Patients;

/// <summary>The browser's key to its draft. Strictly necessary, so no banner; readable by no script; sent to this site only.</summary>
public static class DraftCookie
{
    public const string PlainName = "draft";

    private static readonly TimeSpan Lifetime = Draft.Lifetime.ToTimeSpan();

    public static string? Read(HttpContext context) => context.Request.Cookies[Name(context)];

    public static void Write(HttpContext context, string token) => context.Response.Cookies.Append(Name(context), token, Options(context, Lifetime));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name(context), Options(context, null));

    // "__Host-" binds the cookie to this host and to https; over plain http (development) a browser would refuse it.
    private static string Name(HttpContext context) => context.Request.IsHttps ? $"__Host-{PlainName}" : PlainName;

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = lifetime, IsEssential = true };
}
