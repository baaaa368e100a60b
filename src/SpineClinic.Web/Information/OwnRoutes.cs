using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>Pages that the clinic has added: its team, its news, and what it wrote itself. What it has not, is not found.</summary>
internal static class OwnRoutes
{
    public static RouteGroupBuilder MapOwnPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/team", (string? language, PatientContexts contexts, CancellationToken token) =>
            ShowAsync(language, contexts, context => context.Site.Team.Count > 0 ? new RazorComponentResult<TeamPage>(new { Context = context }) : null, token));
        pages.MapGet("/team/{slug}", (string slug, string? language, PatientContexts contexts, CancellationToken token) => ShowAsync(
            language,
            contexts,
            context => context.Site.Team.FirstOrDefault(one => one.Profile.Slug == slug) is { } member ? new RazorComponentResult<TeamMemberPage>(new { Context = context, Member = member }) : null,
            token));
        pages.MapGet("/news", (string? language, PatientContexts contexts, CancellationToken token) =>
            ShowAsync(language, contexts, context => context.Site.News.Count > 0 ? new RazorComponentResult<NewsPage>(new { Context = context }) : null, token));
        pages.MapGet("/pages/{slug}", (string slug, string? language, PatientContexts contexts, CancellationToken token) => ShowAsync(
            language,
            contexts,
            context => context.Site.Pages.FirstOrDefault(one => one.Slug == slug) is { } page ? new RazorComponentResult<OwnPage>(new { Context = context, Page = page }) : null,
            token));
        return pages;
    }

    private static Task<IResult> ShowAsync(string? language, PatientContexts contexts, Func<PatientContext, IResult?> show, CancellationToken cancellationToken) =>
        InformationRoutes.ShowAsync(language, contexts, context => show(context) ?? TypedResults.NotFound(), cancellationToken);
}
