using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>Pages that the clinic has added: its team, its news, and what it wrote itself. What it has not, is not found.</summary>
internal static class OwnRoutes
{
    public static RouteGroupBuilder MapOwnPages(this RouteGroupBuilder pages)
    {
        pages.MapMethods("/team", Reading.Methods, (string? language, PatientContexts contexts, KeptPages kept, HttpContext http) =>
            ShowAsync<TeamPage>(language, contexts, kept, context => context.Site.Team.Count > 0 ? new Found("/team") : null, http));
        pages.MapMethods("/team/{slug}", Reading.Methods, (string slug, string? language, PatientContexts contexts, KeptPages kept, HttpContext http) => ShowAsync<TeamMemberPage>(
            language, contexts, kept, context => context.Site.Team.FirstOrDefault(one => one.Profile.Slug == slug) is { } member ? new Found(member.Profile.Address, ("Member", member)) : null, http));
        pages.MapMethods("/news", Reading.Methods, (string? language, PatientContexts contexts, KeptPages kept, HttpContext http) =>
            ShowAsync<NewsPage>(language, contexts, kept, context => context.Site.News.Count > 0 ? new Found("/news") : null, http));
        pages.MapMethods("/pages/{slug}", Reading.Methods, (string slug, string? language, PatientContexts contexts, KeptPages kept, HttpContext http) => ShowAsync<OwnPage>(
            language, contexts, kept, context => context.Site.Pages.FirstOrDefault(one => one.Slug == slug) is { } page ? new Found(page.Address, ("Page", page)) : null, http));
        return pages;
    }

    private static Task<IResult> ShowAsync<TPage>(string? language, PatientContexts contexts, KeptPages kept, Func<PatientContext, Found?> find, HttpContext http)
        where TPage : IComponent =>
        InformationRoutes.ShowAsync(
            language,
            contexts,
            context => find(context) is { } found ? kept.Page<TPage>(found.Address, context.Words.Language, [("Context", context), .. found.More])
                : context.Site.IsUnread ? Unread(context, http)
                : TypedResults.NotFound(),
            http.RequestAborted);

    // Whoever follows a link, and every search engine, would take "not found" for gone.
    private static RazorComponentResult<NoticePage> Unread(PatientContext context, HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return new RazorComponentResult<NoticePage>(new { Context = context, PageId = "error", IsSafety = true }) { StatusCode = StatusCodes.Status503ServiceUnavailable };
    }

    private sealed record Found(string Address, params (string Name, object? Value)[] More);
}
