namespace SpineClinic.Web.Hosting;

/// <summary>
/// Refuses what another site makes a browser send. Browsers say where a request comes from (Sec-Fetch-Site, Origin); a token in the page would say no more,
/// and would lose the form of a patient who has a second tab open. A client that sends neither is not a browser, and has no cookies to misuse.
/// </summary>
public static class SameSitePosts
{
    private static readonly string[] Lines = ["/_blazor", Reception.DeskLine.Address];
    private static readonly string[] Schemes = ["https://", "http://"];

    public static IApplicationBuilder UseSameSitePosts(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (IsSafe(context.Request) || IsOurs(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    // A live connection begins with a GET, and then does everything: it must come from our own page, too.
    private static bool IsSafe(HttpRequest request) => !Array.Exists(Lines, line => request.Path.StartsWithSegments(line, StringComparison.OrdinalIgnoreCase))
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var isSiteFine = site is "" or "same-origin" or "none";

        // Compared as browsers write both: a name with letters beyond ASCII ("xn--…") is decoded by the framework in its host, and not in an origin. The scheme is the proxy's affair.
        var isOriginFine = origin.Length == 0
            || Array.Exists(Schemes, scheme => string.Equals(origin, scheme + request.Host.ToUriComponent(), StringComparison.OrdinalIgnoreCase));
        return isSiteFine && isOriginFine;
    }
}
