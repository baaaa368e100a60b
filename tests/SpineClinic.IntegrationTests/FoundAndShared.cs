using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Mail;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;
using SpineClinic.Web.Information;

namespace SpineClinic.IntegrationTests;

/// <summary>What search engines and shared links see of us: of every page that is only read, in every language, and nothing of any other.</summary>
public sealed class FoundAndShared
{
    private static readonly string[] Pages = ["/", "/emergency", "/contact", "/privacy", "/cookies", "/accessibility", "/conditions", "/treatments"];
    private static readonly string[] Own = ["/team", "/team/dr-imogen-hale", "/team/mr-rafael-okonjo", "/news"];
    private static readonly string[] Languages = ["en", "es", "de", "fr", "ar"];

    [Theory, EveryDatabase]
    public async Task Forms_answers_and_what_staff_see_are_nobodys_to_find(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        foreach (var address in new[] { "/enquire", "/enquire/contact", "/enquire/check", "/status", "/resume", "/no-such-page", "/invitation/nonsense", "/appointment/nonsense", "/staff/sign-in" })
        {
            using var response = await patient.GetAsync(address);
            AssertHidden(address, await FormClient.ReadAsync(response));
        }

        await patient.SendAsync();
        AssertHidden("/enquire/received", await patient.PageAsync("/enquire/received"));
        AssertHidden("/status", await patient.PageAsync("/status"));
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        foreach (var address in new[] { "/staff", "/staff/settings/button", "/staff/settings/design" })
        {
            AssertHidden(address, await staff.PageAsync(address));
        }
    }

    [Theory, EveryDatabase]
    public async Task Every_page_says_what_it_is_where_it_is_found_and_in_which_languages(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var site = clinic.Services.GetRequiredService<ClinicAddress>();
        var articles = clinic.Services.GetRequiredService<InformationLibrary>().Articles.Select(article => article.Address).ToList();
        foreach (var language in Languages)
        {
            HashSet<string> titles = [], descriptions = [];
            foreach (var address in Pages.Concat(Own).Concat(articles))
            {
                using var response = await patient.GetAsync($"{address}?language={language}");
                var page = await FormClient.ReadAsync(response);
                await SavedPages.KeepAsync($"{address} {language}", page.Source.Text);
                Assert.True(titles.Add(page.Title!), $"{page.Title} is not the title of {address} alone.");
                Assert.True(descriptions.Add(Content(page, "meta[name=description]")), $"The description of {address} is another's.");
                Assert.Null(page.QuerySelector("meta[name=robots]"));
                var isOnlyEnglish = articles.Contains(address) || Own.Contains(address);
                var own = site.Of(language == "en" || isOnlyEnglish ? address : $"{address}?language={language}");
                Assert.Equal(own, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
                Assert.Equal(own, Content(page, "meta[property='og:url']"));
                Assert.Equal(
                    isOnlyEnglish ? [] : Languages.Append("x-default").Order(),
                    page.QuerySelectorAll("head link[rel=alternate]").Select(link => link.GetAttribute("hreflang")!).Order());
                Assert.All(((string[])["type", "site_name", "title", "description", .. language == "en" ? ["image", "image:alt"] : Array.Empty<string>()]), name => Assert.NotEmpty(Content(page, $"meta[property='og:{name}']")));
                Assert.StartsWith(Content(page, "meta[property='og:title']"), page.Title, StringComparison.Ordinal);
                AssertData(address, page);
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task The_picture_of_a_shared_link_and_the_icons_are_there_and_light(DatabaseKind kind)
    {
        const int MostBytes = 60 * 1024;
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var page = await patient.PageAsync("/");
        var card = await patient.Http.GetByteArrayAsync(new Uri(new Uri(Content(page, "meta[property='og:image']")).PathAndQuery, UriKind.Relative));
        Assert.InRange(card.Length, 1, MostBytes);
        Assert.Equal((1200, 630), (Number(card, 16), Number(card, 20)));
        var icon = await patient.Http.GetByteArrayAsync(new Uri(page.QuerySelector("link[rel=apple-touch-icon]")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal((180, 180), (Number(icon, 16), Number(icon, 20)));
        Assert.Equal([0, 0, 1, 0], (await patient.Http.GetByteArrayAsync(new Uri("/favicon.ico", UriKind.Relative)))[..4]);
        using var manifest = await patient.GetAsync(page.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!);
        Assert.Equal("application/manifest+json", manifest.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Riverside Spine Clinic", JsonNode.Parse(await manifest.Content.ReadAsStringAsync())!["name"]!.GetValue<string>());

        static int Number(byte[] picture, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(at));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_asks_for_the_head_alone_gets_it(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var articles = clinic.Services.GetRequiredService<InformationLibrary>().Articles.Select(article => article.Address);
        var sheet = (await patient.PageAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        foreach (var address in Pages.Concat(Own).Concat(articles).Concat(["/robots.txt", "/sitemap.xml", "/site.webmanifest", "/button.svg", sheet]))
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, new Uri(address, UriKind.Relative));
            using var response = await patient.Http.SendAsync(head);
            Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory, EveryDatabase]
    public async Task The_site_map_has_every_page_in_every_language_and_each_is_its_own_address(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var map = XDocument.Parse(await patient.Http.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        var addresses = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).PathAndQuery).ToList();
        Assert.Equal((Pages.Length * Languages.Length) + Own.Length + clinic.Services.GetRequiredService<InformationLibrary>().Articles.Count, addresses.Distinct().Count());
        foreach (var address in addresses)
        {
            var canonical = (await patient.PageAsync(address)).QuerySelector("link[rel=canonical]")!.GetAttribute("href")!;
            Assert.Equal(address, new Uri(canonical).PathAndQuery);
        }
    }

    private static void AssertData(string address, IHtmlDocument page)
    {
        var blocks = page.Scripts.Select(script => (script.Type, script.Text)).ToList();
        Assert.All(blocks, block => Assert.Equal("application/ld+json", block.Type));
        var data = blocks.Select(block => JsonNode.Parse(block.Text)!.AsObject()).ToList();
        Assert.Empty(data.SelectMany(SchemaOrg.Faults).Select(fault => $"{address}: {fault}"));
        string? expected = address switch
        {
            "/" or "/contact" => "MedicalClinic",
            "/conditions" or "/treatments" or "/team" or "/news" => "CollectionPage",
            "/emergency" => "MedicalWebPage",
            "/team/dr-imogen-hale" or "/team/mr-rafael-okonjo" => "Physician",
            _ when Pages.Contains(address) => null,
            _ => "MedicalWebPage",
        };
        Assert.Equal(expected is null ? [] : [expected], data.Select(block => block["@type"]!.GetValue<string>()));

        // Nobody has reviewed the articles of this build, so none of them may say so.
        Assert.All(data, block => Assert.Null(block["lastReviewed"]));
    }

    private static void AssertHidden(string address, IHtmlDocument page)
    {
        Assert.Equal((address, "noindex"), (address, page.QuerySelector("meta[name=robots]")?.GetAttribute("content")));
        Assert.Empty(page.QuerySelectorAll("link[rel=canonical], meta[property^='og:'], script[type='application/ld+json']"));
    }

    private static string Content(IHtmlDocument page, string selector) => page.QuerySelector(selector)?.GetAttribute("content") ?? "";
}
