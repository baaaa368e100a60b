using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>Pages that are only read: no cookie, no script, nothing kept. Their language is in their address, and every link on them keeps it.</summary>
public static class InformationRoutes
{
    private static readonly string[] NotForSearch = ["/staff", "/enquire", "/resume", "/status", "/invitation", "/appointment", "/health"];

    public static IEndpointRouteBuilder MapInformation(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var library = endpoints.ServiceProvider.GetRequiredService<InformationLibrary>();
        var pages = endpoints.MapGroup("").AddEndpointFilter<PatientFailures>();
        pages.MapGet("/", ShowAsync<HomePage>);
        pages.MapGet("/emergency", ShowAsync<EmergencyPage>);
        pages.MapGet("/contact", ShowAsync<ContactPage>);
        pages.MapOwnPages();
        pages.MapGet("/privacy", ShowAsync<PrivacyPage>);
        pages.MapGet("/cookies", ShowAsync<CookiesPage>);
        pages.MapGet("/accessibility", ShowAsync<AccessibilityPage>);
        pages.MapGet("/conditions", (string? language, PatientContexts contexts, CancellationToken token) => ShowTopicsAsync(ArticleKind.Condition, language, contexts, token));
        pages.MapGet("/treatments", (string? language, PatientContexts contexts, CancellationToken token) => ShowTopicsAsync(ArticleKind.Treatment, language, contexts, token));
        foreach (var article in library.Articles)
        {
            pages.MapGet(article.Address, (string? language, PatientContexts contexts, IClock clock, CancellationToken token) => ShowArticleAsync(article, language, contexts, clock, token));
        }

        endpoints.MapGet("/robots.txt", (ClinicAddress clinic) => Results.Text(Robots(clinic)));
        endpoints.MapGet("/sitemap.xml", async (ClinicAddress clinic, PatientContexts contexts, CancellationToken token) =>
            Results.Text(SiteMap(clinic, library, (await contexts.FindAsync(PatientContexts.DefaultLanguage, they: false, token))?.Site ?? ClinicSite.Nothing), "application/xml"));
        Report(library, endpoints.ServiceProvider.GetRequiredService<ILogger<InformationLibrary>>());
        return endpoints;
    }

    private static void Report(InformationLibrary library, ILogger log)
    {
        foreach (var fault in library.Faults)
        {
            log.LogError("Information page {File} is left out, line {Line}: {Problem}", fault.File, fault.Line, fault.Problem);
        }
    }

    private static Task<IResult> ShowAsync<TPage>(string? language, PatientContexts contexts, CancellationToken cancellationToken)
        where TPage : IComponent =>
        ShowAsync(language, contexts, context => new RazorComponentResult<TPage>(new { Context = context }), cancellationToken);

    private static Task<IResult> ShowTopicsAsync(ArticleKind kind, string? language, PatientContexts contexts, CancellationToken cancellationToken) => ShowAsync(
        language, contexts, context => context.Site.Has(kind) ? new RazorComponentResult<TopicsPage>(new { Context = context, Kind = kind }) : TypedResults.NotFound(), cancellationToken);

    private static Task<IResult> ShowArticleAsync(Article article, string? language, PatientContexts contexts, IClock clock, CancellationToken cancellationToken) =>
        ShowAsync(
            language,
            contexts,
            context => context.Site.IsOn(article.Address)
                ? new RazorComponentResult<ArticlePage>(new { Context = context, Article = article, Today = clock.GetCurrentInstant().InZone(context.Profile.Calendar.Zone).Date })
                : TypedResults.NotFound(),
            cancellationToken);

    internal static async Task<IResult> ShowAsync(string? language, PatientContexts contexts, Func<PatientContext, IResult> show, CancellationToken cancellationToken) =>
        await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken) is { } context
            ? show(await contexts.WithLanguagesAsync(context, cancellationToken))
            : new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };

    private static string Robots(ClinicAddress clinic) =>
        $"User-agent: *\n{string.Concat(NotForSearch.Select(path => $"Disallow: {path}\n"))}\nSitemap: {clinic.Of("/sitemap.xml")}\n";

    private static string SiteMap(ClinicAddress clinic, InformationLibrary library, ClinicSite site)
    {
        string[] addresses =
        [
            "/", "/emergency", "/contact", "/privacy", "/cookies", "/accessibility",
            .. site.Has(ArticleKind.Condition) ? ["/conditions"] : Array.Empty<string>(),
            .. site.Has(ArticleKind.Treatment) ? ["/treatments"] : Array.Empty<string>(),
            .. library.Articles.Select(article => article.Address).Where(site.IsOn),
            .. site.Addresses,
        ];
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        return addresses.Aggregate(text, (all, address) => all.Append("  <url><loc>").Append(clinic.Of(address)).Append("</loc></url>\n")).Append("</urlset>\n").ToString();
    }
}
