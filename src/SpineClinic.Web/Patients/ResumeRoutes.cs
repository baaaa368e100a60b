using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients;

/// <summary>
/// Coming back with a code or a link. Opening the page of a link changes nothing, because programs that look through mail open every link; only its button
/// does. Every code that does not work gets one and the same answer.
/// </summary>
public static class ResumeRoutes
{
    private const int FreeTries = 10;
    private const int LongestKey = 64;

    public static IEndpointRouteBuilder MapResume(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").AddEndpointFilter<PatientFailures>().DisableAntiforgery();
        pages.MapGet("/resume", ShowAsync);
        pages.MapPost("/resume", ResumeAsync).RequireRateLimiting(EnquiryRoutes.RateLimit);
        pages.MapGet($"{Home}/{WelcomeBack}", ShowWelcomeAsync);
        return endpoints;
    }

    private static async Task<IResult> ShowAsync(
        string? key, string? language, HttpContext http, PatientContexts contexts, Drafts drafts, CancellationToken cancellationToken)
    {
        // The address holds the secret: no other page learns it. Not "no-referrer": browsers then post with "Origin: null", which is refused.
        http.Response.Headers["Referrer-Policy"] = "strict-origin";
        language ??= (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken))?.Language;
        return await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken) is { } context
            ? new RazorComponentResult<ResumePage>(new { Context = context, Key = string.IsNullOrEmpty(key) ? null : key })
            : await ClosedAsync(contexts, cancellationToken);
    }

    private static async Task<IResult> ResumeAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, SignInGuard guard, CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(http);
        RequestLanguage.Remember(http, form["language"].ToString());
        if (await contexts.FindAsync(form["language"].ToString(), they: false, cancellationToken) is not { } context)
        {
            return await ClosedAsync(contexts, cancellationToken);
        }

        if (form["key"].ToString() is { Length: > 0 } key)
        {
            return key.Length <= LongestKey && await drafts.ResumeWithLinkAsync(key, cancellationToken) is { } found
                ? Welcome(http, found)
                : new RazorComponentResult<ResumePage>(new { Context = context, IsLinkWrong = true }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var typed = form["code"].ToString();
        if (!ResumeCode.TryParse(typed, out var code))
        {
            return Refusal(context, typed, context.Page("resume", "codeRequired"), StatusCodes.Status422UnprocessableEntity);
        }

        var guardKey = $"resume:{ClientAddress.Of(http)}";
        if (await guard.TryBeginAsync(guardKey, FreeTries, cancellationToken) is { } wait)
        {
            return Refusal(context, typed, context.Page("resume", "locked", ("minutes", Minutes(wait, http))), StatusCodes.Status429TooManyRequests);
        }

        if (await drafts.ResumeWithCodeAsync(code, cancellationToken) is not { } token)
        {
            return Refusal(context, typed, context.Page("resume", "wrong"), StatusCodes.Status422UnprocessableEntity);
        }

        await guard.TakeBackAsync(guardKey, cancellationToken);
        return Welcome(http, token);
    }

    private static async Task<IResult> ShowWelcomeAsync(HttpContext http, PatientContexts contexts, Drafts drafts, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft)
        {
            return SeeOther(Home);
        }

        // Whoever stopped where help is needed at once is led there, not to a list.
        if (draft.IsSent || draft.Route.Emergencies.Count > 0)
        {
            return SeeOther(AddressOf(draft));
        }

        var context = await contexts.WithLanguagesAsync(await contexts.RequireAsync(draft, cancellationToken), cancellationToken);
        return new RazorComponentResult<WelcomeBackPage>(new { Context = context, Sections = SummarySection.SoFar(draft, context), GoOn = AddressOf(draft) });
    }

    /// <summary>Says in a header how long to wait.</summary>
    /// <returns>The same in whole minutes, for the page.</returns>
    internal static string Minutes(Duration wait, HttpContext http)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Math.Ceiling(wait.TotalMinutes).ToString(CultureInfo.InvariantCulture);
    }

    private static SeeOtherResult Welcome(HttpContext http, string token)
    {
        DraftCookie.Write(http, token);
        return SeeOther($"{Home}/{WelcomeBack}");
    }

    private static RazorComponentResult<ResumePage> Refusal(PatientContext context, string typed, string error, int status) =>
        new(new { Context = context, Code = typed, Error = error }) { StatusCode = status };
}
