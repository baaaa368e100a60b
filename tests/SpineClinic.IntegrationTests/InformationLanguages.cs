using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using static SpineClinic.IntegrationTests.Languages;

namespace SpineClinic.IntegrationTests;

/// <summary>Pages that are only read, and pages that say what failed, in every language.</summary>
public sealed partial class InformationLanguages
{
    private static readonly string[] Pages = ["/", "/emergency", "/contact", "/privacy", "/cookies", "/accessibility", "/conditions", "/treatments"];
    private static readonly string[] Others = ["es", "de", "fr", "ar"];
    private static readonly Dictionary<string, string> English = Flatten("en");

    [Theory, EveryDatabase]
    public async Task A_language_that_is_unknown_is_english(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        foreach (var query in new[] { "", "?language=", "?language=tlh", "?language=EN", "?language=%2e%2e%2f", "?language=de&language=ar", "?other=de" })
        {
            foreach (var address in Pages)
            {
                var page = await patient.PageAsync($"{address}{query}");
                Assert.Equal((address, ("en", "ltr")), (address, LanguageOf(page)));
                Assert.Equal(Others.Order(), Offered(page).Order());
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task A_language_whose_sign_off_was_taken_back_is_neither_offered_nor_shown(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await SignOnlyAsync(clinic, "en", "de");
        using var patient = clinic.NewPatient();
        foreach (var address in Pages)
        {
            Assert.Equal(["de"], Offered(await patient.PageAsync(address)));
            Assert.Equal(("en", "ltr"), LanguageOf(await patient.PageAsync($"{address}?language=ar")));
            Assert.Equal(("de", "ltr"), LanguageOf(await patient.PageAsync($"{address}?language=de")));
        }
    }

    [Fact]
    public void An_english_sentence_would_be_found()
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            $"<html lang=es><title>x</title><body><p lang=en>{English["common.pageLanguages"]}</p><p>Llame. {English["pages.home.emergencyLink"]}</p></body></html>");
        Assert.Equal(["pages.home.emergencyLink"], EnglishIn(page, "es"));
    }

    [Theory, EveryDatabase]
    public async Task Every_page_is_wholly_in_the_language_that_was_asked_for_and_sets_no_cookie(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        foreach (var language in Others)
        {
            using var patient = clinic.NewPatient();
            foreach (var address in Pages.Append("/no-such-page"))
            {
                using var response = await patient.GetAsync($"{address}?language={language}");
                Assert.False(response.Headers.Contains("Set-Cookie"));
                var page = await FormClient.ReadAsync(response);
                Assert.Equal((address, (language, language == "ar" ? "rtl" : "ltr")), (address, LanguageOf(page)));
                Assert.Empty(EnglishIn(page, language).Select(key => $"{address} in {language}: {key}"));
                Assert.All(
                    page.QuerySelectorAll("a[href^='/']:not(.languages a):not([href^='/staff'])").Select(link => link.GetAttribute("href")!),
                    link => Assert.EndsWith($"?language={language}", link, StringComparison.Ordinal));
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task Emergency_numbers_stand_there_in_the_clinics_own_language_too(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var page = await patient.PageAsync("/emergency?language=ar");
        var numbers = page.QuerySelectorAll("a.call-number").ToList();
        Assert.Equal(["tel:999", "tel:999"], numbers.Select(number => number.GetAttribute("href")));
        Assert.Null(numbers[0].Closest("div[lang=en]"));
        Assert.NotNull(numbers[1].Closest("div[lang=en][dir=ltr]"));
    }

    [Theory, EveryDatabase]
    public async Task What_is_not_found_is_told_in_the_browsers_language_and_kept_by_nobody(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        patient.Http.DefaultRequestHeaders.Add("Accept-Language", "nl, ar-EG;q=0.9, de;q=0.5");
        using var response = await patient.GetAsync("/no-such-page");
        Assert.Equal((HttpStatusCode.NotFound, true), (response.StatusCode, response.Headers.CacheControl?.NoStore));
        Assert.Equal(("ar", "rtl"), LanguageOf(await FormClient.ReadAsync(response)));
        Assert.Equal(("en", "ltr"), LanguageOf(await patient.PageAsync("/contact")));
    }

    [Theory, EveryDatabase]
    public async Task A_lost_database_is_told_in_the_language_that_was_asked_for(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await using var fault = new DatabaseFault(clinic, kind);
        using var patient = clinic.NewPatient();
        await patient.PageAsync("/enquire?language=es");
        await patient.PageAsync("/emergency?language=ar");
        await fault.TakeAwayAsync();
        using var starting = await patient.PostAsync("/enquire", ("language", "es"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, starting.StatusCode);
        Assert.Equal(("es", "ltr"), LanguageOf(await FormClient.ReadAsync(starting)));
        Assert.Equal(("ar", "rtl"), LanguageOf(await patient.PageAsync("/emergency?language=ar")));
        using var lost = await patient.GetAsync("/no-such-page?language=fr");
        Assert.Equal(("fr", "ltr"), LanguageOf(await FormClient.ReadAsync(lost)));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_sends_too_often_is_told_in_their_language(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, ["--Limits:FormPostsPerMinute=1"]);
        using var patient = clinic.NewPatient();
        patient.Http.DefaultRequestHeaders.Add("Accept-Language", "de");
        await patient.GoAsync("/enquire", ("language", "de"));
        using var refused = await patient.PostAsync("/enquire/who", ("who", "me"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var page = await FormClient.ReadAsync(refused);
        Assert.Equal(("de", "ltr"), LanguageOf(page));
        Assert.Empty(EnglishIn(page, "de"));
    }

    // The draft is in the memory of this process only where the clinic runs on SQLite.
    [Fact]
    public async Task The_language_of_a_draft_comes_before_the_browsers()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        using var patient = clinic.NewPatient();
        patient.Http.DefaultRequestHeaders.Add("Accept-Language", "de");
        await patient.GoAsync("/enquire", ("language", "fr"));
        await patient.PageAsync("/enquire/who");
        using var lost = await patient.GetAsync("/no-such-page");
        Assert.Equal(("fr", "ltr"), LanguageOf(await FormClient.ReadAsync(lost)));
    }

    [Theory, EveryDatabase]
    public async Task Leaving_the_status_page_keeps_its_language(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        await patient.GoAsync("/enquire/language", ("language", "de"), ("page", "check"));
        await patient.SendAsync();
        var language = (await patient.PageAsync("/status")).QuerySelector("form[action='/status/leave'] input[name=language]")!.GetAttribute("value")!;
        Assert.Equal("/?language=de", await patient.GoAsync("/status/leave", ("language", language)));
        Assert.Equal("/?language=%2F%2Fevil.example", await patient.GoAsync("/status/leave", ("language", "//evil.example")));
    }

    // Sentences of the English file, cut where they have gaps, that the page shows though its language has another text for them.
    private static IEnumerable<string> EnglishIn(IHtmlDocument page, string language)
    {
        var own = Flatten(language);
        foreach (var other in page.Body!.QuerySelectorAll("[lang]").ToList())
        {
            other.Remove();
        }

        var text = Spaces().Replace(string.Join(' ', page.Body.QuerySelectorAll("*").SelectMany(element => element.Attributes).Where(attribute => attribute.Name is "aria-label" or "title" or "alt")
            .Select(attribute => attribute.Value).Append(page.Title).Append(page.Body.TextContent)), " ");
        return English.Where(pair => pair.Key.StartsWith("common.", StringComparison.Ordinal) || pair.Key.StartsWith("pages.", StringComparison.Ordinal))
            .Where(pair => Gap().Split(pair.Value).Select(part => part.Trim()).Any(part => part.Contains(' ', StringComparison.Ordinal) && part.Length > 8
                && text.Contains(part, StringComparison.Ordinal) && !own.GetValueOrDefault(pair.Key, "").Contains(part, StringComparison.Ordinal)))
            .Select(pair => pair.Key);
    }

    private static Dictionary<string, string> Flatten(string language)
    {
        using var file = typeof(Wording).Assembly.GetManifestResourceStream($"SpineClinic.Enquiries.Data.wording.{language}.1.json")!;
        Dictionary<string, string> all = [];
        Add(JsonNode.Parse(file)!, "");
        return all;

        void Add(JsonNode node, string path)
        {
            var parts = node switch
            {
                JsonObject group => group.Select(pair => (Path: $"{path}.{pair.Key}", Node: pair.Value!)),
                JsonArray list => list.Select((item, i) => (Path: $"{path}[{i}]", Node: item!)),
                _ => null,
            };
            if (parts is null)
            {
                all[path[1..]] = node.ToString();
            }

            foreach (var (part, inner) in parts ?? [])
            {
                Add(inner, part);
            }
        }
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
