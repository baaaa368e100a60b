using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Web.Layout;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Patients;
using SpineClinic.Website;

namespace SpineClinic.Web.Information;

/// <summary>Pages that are only read: no cookie, no script, nothing kept. Their language is in their address, and every link on them keeps it.</summary>
public static class InformationRoutes
{
    private static readonly string[] NotForSearch = ["/staff", "/enquire", "/resume", "/status", "/invitation", "/appointment", "/health"];
    private static readonly string[] Pages = ["/", "/emergency", "/contact", "/privacy", "/cookies", "/accessibility"];

    public static IEndpointRouteBuilder MapInformation(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var library = endpoints.ServiceProvider.GetRequiredService<InformationLibrary>();
        var pages = endpoints.MapGroup("").AddEndpointFilter<PatientFailures>();
        pages.MapPage<HomePage>("/");
        pages.MapPage<EmergencyPage>("/emergency");
        pages.MapPage<ContactPage>("/contact");
        pages.MapOwnPages();
        pages.MapPage<PrivacyPage>("/privacy");
        pages.MapPage<CookiesPage>("/cookies");
        pages.MapPage<AccessibilityPage>("/accessibility");
        pages.MapTopics(ArticleKind.Condition, "/conditions");
        pages.MapTopics(ArticleKind.Treatment, "/treatments");
        foreach (var article in library.Articles)
        {
            pages.MapMethods(article.Address, Reading.Methods, (string? language, PatientContexts contexts, KeptPages kept, IClock clock, CancellationToken token) => ShowAsync(
                language,
                contexts,
                context => context.Site.IsOn(article.Address)
                    ? kept.Page<ArticlePage>(article.Address, context.Words.Language, ("Context", context), ("Article", article), ("Today", clock.GetCurrentInstant().InZone(context.Profile.Calendar.Zone).Date))
                    : TypedResults.NotFound(),
                token));
        }

        endpoints.MapMethods("/robots.txt", Reading.Methods, (ClinicAddress clinic) => Results.Text(Robots(clinic)));
        endpoints.MapMethods(SecurityText.Address, Reading.Methods, async (ClinicAddress address, ClinicProfile clinic, IClock clock, CancellationToken token) =>
            SecurityText.Write(address, (await clinic.FindAsync(token))?.Clinic, clock.GetCurrentInstant()) is { } text ? Results.Text(text, SecurityText.Type) : Results.NotFound());
        endpoints.MapMethods("/sitemap.xml", Reading.Methods, async (ClinicAddress clinic, PatientContexts contexts, CancellationToken token) =>
            await WriteMapAsync(clinic, contexts, library, token) is { } map ? Results.Text(map, "application/xml") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        endpoints.MapMethods("/site.webmanifest", Reading.Methods, async (ClinicProfile clinic, AssetPaths files, CancellationToken token) =>
            (await clinic.FindAsync(token))?.Clinic is { } known
                ? Results.Text(WebManifest.Write(known.Name, ClinicLook.Of(known), files), WebManifest.Type)
                : Results.Text(WebManifest.Write("SpineClinic", ClinicLook.Plain, files), WebManifest.Type));
        endpoints.MapMethods(EnquiryButton.Address, Reading.Methods, ShowButtonAsync);
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
        pages.MapMethods(address, Reading.Methods, (string? language, PatientContexts contexts, KeptPages kept, CancellationToken token) => ShowAsync(
            language, contexts, context => kept.Page<TPage>(address, context.Words.Language, [("Context", context), .. more]), token));

    private static void MapTopics(this RouteGroupBuilder pages, ArticleKind kind, string address) =>
        pages.MapMethods(address, Reading.Methods, (string? language, PatientContexts contexts, KeptPages kept, CancellationToken token) => ShowAsync(
            language, contexts, context => context.Site.Has(kind) ? kept.Page<TopicsPage>(address, context.Words.Language, ("Context", context), ("Kind", kind)) : TypedResults.NotFound(), token));

    /// <summary>Answers with what is shown to readers of the language; 404 when the clinic does not offer it.</summary>
    internal static async Task<IResult> ShowAsync(string? language, PatientContexts contexts, Func<PatientContext, IResult> show, CancellationToken cancellationToken) =>
        await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken) is { } context
            ? show(await contexts.WithLanguagesAsync(context, cancellationToken))
            : new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };

    // Pages of ours in every language, articles and what the clinic wrote in one; nothing that the clinic does not show.
    // Null while what it has added cannot be read: a page that is not on the map would be taken for gone.
    private static async Task<string?> WriteMapAsync(ClinicAddress clinic, PatientContexts contexts, InformationLibrary library, CancellationToken cancellationToken)
    {
        if (await contexts.FindAsync(PatientContexts.DefaultLanguage, they: false, cancellationToken) is not { } found)
        {
            return SiteMap.Write(clinic, Pages, [], []);
        }

        var context = await contexts.WithLanguagesAsync(found, cancellationToken);
        var site = context.Site;
        if (site.IsUnread)
        {
            return null;
        }

        string[] pages =
        [
            .. Pages,
            .. site.Has(ArticleKind.Condition) ? ["/conditions"] : Array.Empty<string>(),
            .. site.Has(ArticleKind.Treatment) ? ["/treatments"] : Array.Empty<string>(),
        ];
        IEnumerable<(string, LocalDate?)> texts =
            [.. library.Articles.Where(article => site.IsOn(article.Address)).Select(article => (article.Address, article.Front.ReviewedOn)), .. site.Addresses.Select(address => (address, (LocalDate?)null))];
        return SiteMap.Write(clinic, pages, [context.Default, .. context.Languages.Where(words => words != context.Default)], texts);
    }

    // A picture for pages of other sites: the one answer of ours that they may show.
    private static async Task<IResult> ShowButtonAsync(string? language, string? look, HttpContext http, PatientContexts contexts, QuestionnaireLibrary questionnaires, CancellationToken cancellationToken)
    {
        var context = await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken);
        var button = new EnquiryButton(context?.Words ?? questionnaires.Wording(PatientContexts.DefaultLanguage), look);
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";

        // Soon in other colours, and asked for again without being sent again.
        http.Response.Headers.CacheControl = "public, max-age=600";
        var picture = Encoding.UTF8.GetBytes(button.Svg(context?.Look ?? ClinicLook.Plain));
        return Results.Bytes(picture, "image/svg+xml", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(picture).AsSpan(0, 12))}\""));
    }

    private static string Robots(ClinicAddress clinic) =>
        $"User-agent: *\n{string.Concat(NotForSearch.Select(path => $"Disallow: {path}\n"))}\nSitemap: {clinic.Of("/sitemap.xml")}\n";
}
