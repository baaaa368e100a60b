using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;
using SpineClinic.Web.Patients;
using SpineClinic.Website;

namespace SpineClinic.Web.Hosting;

/// <summary>Every answer without a page gets one that helps: what happened, the phone number, where to go. Never a stack trace, a version or a person's words.</summary>
public static class ErrorPages
{
    private const string StaffHome = "Go to the board";
    private const string StaffRefusal = "Your role does not allow it, or the request came from another site. Nothing was changed.";

    private const string StaffTooLarge = "What you sent is too large, and nothing was changed. Go back in your browser, where most keep what you typed, and send a smaller file or a shorter text.";

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = ShowFailureAsync,

            // The framework would log the exception's message, which could hold what somebody wrote.
            SuppressDiagnosticsCallback = _ => true,
            AllowStatusCode404Response = true,
        })
        .UseStatusCodePages(pages => ShowAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode));

    private static Task ShowFailureAsync(HttpContext context)
    {
        var status = StatusOf(context);
        if (status >= 500)
        {
            var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages)).LogError("A request failed ({Type}) at {Stack}", error?.GetType().Name, error?.StackTrace);
        }

        return ShowAsync(context, status);
    }

    private static int StatusOf(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        { } error when context.RequestServices.GetRequiredService<IDatabaseErrors>().IsUnavailable(error) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static async Task ShowAsync(HttpContext context, int status)
    {
        if (status >= 500 || status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.TryAdd("Retry-After", "60");
        }

        // What it says depends on who asks: their language, and whether they work here.
        context.Response.Headers.CacheControl = "no-store";
        var profile = await ProfileAsync(context);
        var clinic = profile?.Clinic;
        var isStaff = context.User.Identity?.IsAuthenticated ?? false;
        await new RazorComponentResult<ErrorPage>(new
        {
            context.RequestServices.GetRequiredService<RequestLanguage>().Words,
            ClinicName = clinic?.Name ?? "SpineClinic",
            Phone = clinic?.Phone ?? "",
            Region = clinic?.PhoneRegion ?? "",
            Site = profile is null ? ClinicSite.Nothing : await context.RequestServices.GetRequiredService<PatientContexts>().SiteOfAsync(profile, CancellationToken.None),
            Look = clinic is null ? ClinicLook.Plain : ClinicLook.Of(clinic),
            Status = status,
            StaffHome = isStaff ? StaffHome : null,
            StaffLead = !isStaff ? null : status switch
            {
                StatusCodes.Status403Forbidden => StaffRefusal,
                StatusCodes.Status413PayloadTooLarge => StaffTooLarge,
                _ => null,
            },
        })
        {
            StatusCode = status,
        }.ExecuteAsync(context);
    }

    private static async Task<ClinicProfile.Snapshot?> ProfileAsync(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<ClinicProfile>().FindAsync(CancellationToken.None);
        }
        catch (Exception error) when (context.RequestServices.GetRequiredService<IDatabaseErrors>().IsUnavailable(error))
        {
            return null;
        }
    }
}
