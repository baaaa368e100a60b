using Microsoft.AspNetCore.Components;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>Pages that the clinic has added: its team, its news, and what it wrote itself. What it has not, is not found.</summary>
internal static class OwnRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static RouteGroupBuilder MapOwnPages(this RouteGroupBuilder pages)
    {
        pages.MapMethods("/team", Reading, (string? language, PatientContexts contexts, KeptPages kept, CancellationToken token) =>
            ShowAsync<TeamPage>(language, contexts, kept, context => context.Site.Team.Count > 0 ? new Found("/team") : null, token));
        pages.MapMethods("/team/{slug}", Reading, (string slug, string? language, PatientContexts contexts, KeptPages kept, CancellationToken token) => ShowAsync<TeamMemberPage>(
            language, contexts, kept, context => context.Site.Team.FirstOrDefault(one => one.Profile.Slug == slug) is { } member ? new Found(member.Profile.Address, ("Member", member)) : null, token));
        pages.MapMethods("/news", Reading, (string? language, PatientContexts contexts, KeptPages kept, CancellationToken token) =>
            ShowAsync<NewsPage>(language, contexts, kept, context => context.Site.News.Count > 0 ? new Found("/news") : null, token));
        pages.MapMethods("/pages/{slug}", Reading, (string slug, string? language, PatientContexts contexts, KeptPages kept, CancellationToken token) => ShowAsync<OwnPage>(
            language, contexts, kept, context => context.Site.Pages.FirstOrDefault(one => one.Slug == slug) is { } page ? new Found(page.Address, ("Page", page)) : null, token));
        return pages;
    }

    private static Task<IResult> ShowAsync<TPage>(string? language, PatientContexts contexts, KeptPages kept, Func<PatientContext, Found?> find, CancellationToken cancellationToken)
        where TPage : IComponent =>
        InformationRoutes.ShowAsync(
            language,
            contexts,
            context => find(context) is { } found ? kept.Page<TPage>(found.Address, context.Words.Language, [("Context", context), .. found.More]) : TypedResults.NotFound(),
            cancellationToken);

    private sealed record Found(string Address, params (string Name, object? Value)[] More);
}
