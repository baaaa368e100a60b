using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Web.Layout;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>Pages that are only read: no cookie, no script, nothing kept. Their language is in their address, and every link on them keeps it.</summary>
public static class InformationRoutes
{
    private static readonly string[] NotForSearch = ["/staff", "/enquire", "/resume", "/status", "/invitation", "/appointment", "/health"];
    private static readonly string[] Pages = ["/", "/emergency", "/contact", "/privacy", "/cookies", "/accessibility", "/conditions", "/treatments"];
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapInformation(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var library = endpoints.ServiceProvider.GetRequiredService<InformationLibrary>();
        var pages = endpoints.MapGroup("").AddEndpointFilter<PatientFailures>();
        pages.MapPage<HomePage>("/");
        pages.MapPage<EmergencyPage>("/emergency");
        pages.MapPage<ContactPage>("/contact");
        pages.MapPage<PrivacyPage>("/privacy");
        pages.MapPage<CookiesPage>("/cookies");
        pages.MapPage<AccessibilityPage>("/accessibility");
        pages.MapPage<TopicsPage>("/conditions", ("Kind", ArticleKind.Condition), ("Library", library));
        pages.MapPage<TopicsPage>("/treatments", ("Kind", ArticleKind.Treatment), ("Library", library));
        foreach (var article in library.Articles)
        {
            pages.MapMethods(article.Address, Reading, (string? language, PatientContexts contexts, KeptPages kept, IClock clock, CancellationToken token) => ShowAsync<ArticlePage>(
                article.Address, language, contexts, kept, context => [("Article", article), ("Today", clock.GetCurrentInstant().InZone(context.Profile.Calendar.Zone).Date)], token));
        }

        endpoints.MapGet("/robots.txt", (ClinicAddress clinic) => Results.Text(Robots(clinic)));
        endpoints.MapGet("/sitemap.xml", async (ClinicAddress clinic, PatientContexts contexts, CancellationToken token) =>
            Results.Text(SiteMap.Write(clinic, Pages, await LanguagesAsync(contexts, token), library.Articles), "application/xml"));
        endpoints.MapGet("/site.webmanifest", async (ClinicProfile clinic, AssetPaths files, CancellationToken token) =>
            Results.Text(WebManifest.Write((await clinic.FindAsync(token))?.Clinic.Name ?? "SpineClinic", files), WebManifest.Type));
        endpoints.MapGet(EnquiryButton.Address, ShowButtonAsync);
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

    private static void MapPage<TPage>(this RouteGroupBuilder pages, string address, params (string Name, object? Value)[] more)
        where TPage : IComponent =>
        pages.MapMethods(address, Reading, (string? language, PatientContexts contexts, KeptPages kept, CancellationToken token) => ShowAsync<TPage>(address, language, contexts, kept, _ => more, token));

    private static async Task<IResult> ShowAsync<TPage>(
        string address, string? language, PatientContexts contexts, KeptPages kept, Func<PatientContext, (string Name, object? Value)[]> more, CancellationToken cancellationToken)
        where TPage : IComponent
    {
        if (await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken) is not { } context)
        {
            return new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        context = await contexts.WithLanguagesAsync(context, cancellationToken);
        return kept.Page<TPage>(address, context.Words.Language, [("Context", context), .. more(context)]);
    }

    private static async Task<IReadOnlyList<Wording>> LanguagesAsync(PatientContexts contexts, CancellationToken cancellationToken) =>
        await contexts.FindAsync(PatientContexts.DefaultLanguage, they: false, cancellationToken) is { } context
            ? [context.Default, .. (await contexts.WithLanguagesAsync(context, cancellationToken)).Languages.Where(words => words != context.Default)]
            : [];

    // A picture for pages of other sites: the one answer of ours that they may show.
    private static async Task<IResult> ShowButtonAsync(string? language, string? look, HttpContext http, PatientContexts contexts, QuestionnaireLibrary questionnaires, CancellationToken cancellationToken)
    {
        var context = await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken);
        var button = new EnquiryButton(context?.Words ?? questionnaires.Wording(PatientContexts.DefaultLanguage), look);
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text(button.Svg(), "image/svg+xml");
    }

    private static string Robots(ClinicAddress clinic) =>
        $"User-agent: *\n{string.Concat(NotForSearch.Select(path => $"Disallow: {path}\n"))}\nSitemap: {clinic.Of("/sitemap.xml")}\n";
}
