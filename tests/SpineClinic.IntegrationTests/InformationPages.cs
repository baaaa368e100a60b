using System.Collections.Concurrent;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Information;

namespace SpineClinic.IntegrationTests;

/// <summary>Conditions, treatments and guides, as a browser meets them.</summary>
public sealed class InformationPages
{
    private static readonly string[] Others =
    [
        "/conditions", "/treatments", .. ((string[])["/", "/emergency", "/contact", "/privacy", "/cookies", "/accessibility"]).SelectMany(address => (string[])[address, $"{address}?language=ar"]),
    ];

    [Theory, EveryDatabase]
    public async Task An_address_without_a_page_is_not_found(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        foreach (var address in new[] { "/conditions/no-such-thing", "/treatments/miracle", "/conditions/sciatica/more", "/conditions/%2e%2e%2fstaff", "/Information/Pages/sources.json" })
        {
            using var response = await patient.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, response.StatusCode));
            Assert.NotNull((await FormClient.ReadAsync(response)).QuerySelector("h1"));
        }
    }

    [Fact]
    public async Task A_broken_file_is_named_in_the_log_at_start_up_and_the_others_are_there()
    {
        const string sound = "---\ntitle: A\nsummary: B\nsources:\nreviewed by: Not yet reviewed by a clinician\nreviewed on: never\nreview due: 2027-05-24\norder: 1\n---\nText.";
        var library = InformationLibrary.Load([("conditions/broken.en.md", sound.Replace("never", "soon", StringComparison.Ordinal)), ("conditions/sound.en.md", sound)], "[]");
        var folder = Directory.CreateTempSubdirectory("clinic-app-").FullName;
        using var log = new Lines();
        await using var app = ClinicHost.Build(
            [$"--DataDirectory={folder}", "--Database:Provider=Sqlite", $"--ConnectionStrings:Clinic=Data Source={folder}/clinic.db"],
            "Development",
            services => services.AddSingleton(library).AddSingleton<ILoggerProvider>(log));
        Assert.Contains("Error: Information page conditions/broken.en.md is left out, line 6: 'soon' is not a date such as 2027-05-31", log.Written);
        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText).ToList();
        Assert.Contains("/conditions/sound", routes);
        Assert.DoesNotContain("/conditions/broken", routes);
        Directory.Delete(folder, recursive: true);
    }

    [Theory, EveryDatabase]
    public async Task Every_page_is_there_light_and_sets_no_cookie(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var library = clinic.Services.GetRequiredService<InformationLibrary>();
        using var patient = clinic.NewPatient();
        foreach (var address in library.Articles.Select(article => article.Address).Concat(Others))
        {
            using var response = await patient.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
            Assert.False(response.Headers.Contains("Set-Cookie"));
            var page = await FormClient.ReadAsync(response);
            var heading = Assert.Single(page.QuerySelectorAll("h1")).TextContent;
            Assert.Equal(library.Find(address)?.Front.Title ?? heading, heading);
            Assert.All(page.Scripts, script => Assert.Equal("application/ld+json", script.Type));
            var style = Assert.Single(page.QuerySelectorAll("link[rel=stylesheet]")).GetAttribute("href")!;
            var bytes = await PageFiles.WeighFileAsync(patient, address) + await PageFiles.WeighFileAsync(patient, style);
            Assert.InRange(1 + PageFiles.Of(page).Count, 2, PageFiles.MostRequests);
            Assert.True(bytes <= PageFiles.MostBytes, $"{address} weighs {bytes} bytes with its stylesheet.");
        }
    }

    [Theory, EveryDatabase]
    public async Task Every_link_leads_to_a_page_of_ours(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var routes = clinic.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => $"/{endpoint.RoutePattern.RawText?.Trim('/')}").ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain("/conditions/no-such-thing", routes);
        foreach (var article in clinic.Services.GetRequiredService<InformationLibrary>().Articles)
        {
            var page = await patient.PageAsync($"{article.Address}?language=de");
            var links = page.QuerySelectorAll("main a[href^='/']").Select(link => link.GetAttribute("href")!.Split('?')[0]).Distinct().ToList();
            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.Contains(link, routes));
        }
    }

    [Theory, EveryDatabase]
    public async Task Search_engines_find_every_page_and_nobodys_own(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var robots = await patient.Http.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));
        Assert.All(new[] { "/staff", "/enquire", "/resume", "/status" }, path => Assert.Contains($"Disallow: {path}\n", robots, StringComparison.Ordinal));
        Assert.Contains("/sitemap.xml", robots, StringComparison.Ordinal);
        using var response = await patient.GetAsync("/sitemap.xml");
        Assert.Equal("application/xml", response.Content.Headers.ContentType?.MediaType);
        var addresses = XDocument.Parse(await response.Content.ReadAsStringAsync()).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath).ToList();
        Assert.Contains("/conditions/sciatica", addresses);
        foreach (var address in addresses)
        {
            Assert.NotNull(await patient.PageAsync(address));
        }
    }

    // What the application wrote about itself, as "Level: line".
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Enqueue($"{logLevel}: {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
