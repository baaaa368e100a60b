using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Metadata;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Hosting;

/// <summary>How much one client may send: 256 KB a request, a manager more of the clinic's own site, and so many posts of the public form a minute.</summary>
public static class RequestLimits
{
    public const long LargestBody = 256 * 1024;

    /// <summary>What a manager may send of the clinic's own site: a text stands twice in its form, and a photo straight from a camera is told at its field that it is none for a logo.</summary>
    public const long LargestOfOwnSite = 8 * 1024 * 1024;
    public const long MostConnections = 2000;
    public const long MostLiveScreens = 1000;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services, HostSettings settings) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(EnquiryRoutes.RateLimit, context => settings.FormPostsPerMinute == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(
                ClientAddress.Of(context),
                _ => new SlidingWindowRateLimiterOptions { PermitLimit = settings.FormPostsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));
        options.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    /// <summary>The largest body that the page takes to which a request is on its way.</summary>
    public static long LargestOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? LargestBody;
    }

    /// <summary>Refuses a body that says it is too large before anything reads it; one that does not say is cut off by the server. It stands after the routing, which knows the page.</summary>
    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.ContentLength > LargestOf(context))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
