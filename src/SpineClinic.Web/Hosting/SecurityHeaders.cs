using System.Security.Cryptography;

namespace SpineClinic.Web.Hosting;

/// <summary>What a browser may do with our pages: run only our own files, send forms only to us, be framed by nobody, tell nobody where it came from.</summary>
public static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    /// <summary>The one-time value that allows Blazor's import map on staff pages.</summary>
    public static string Nonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
        {
            context.Items[NonceKey] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        }

        return nonce;
    }

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        var isStaff = context.Request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase);
        var script = isStaff ? $"script-src 'self' 'nonce-{context.Nonce()}'; " : "";

        // Where nothing may run, nothing connects: it is for programs that judge a page from within it, and look for robots.txt.
        headers.ContentSecurityPolicy =
            $"default-src 'none'; {script}connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isStaff)
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    });
}
