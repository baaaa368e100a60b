using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.BrowserTests;

/// <summary>The stop pages where nothing works but HTML and CSS: no script, no WebSocket; on a phone, and on paper.</summary>
[Collection<LookingTests>]
public sealed partial class SafetyPagesTests(SharedBrowser browser, DemoSite site)
{
    private const int MostSheets = 2;

    // For each rule the answers after "no" to everything before them. The last page is answered in the browser.
    private static readonly Dictionary<string, (string Page, string Question, string Code)[]> Walks = new()
    {
        ["E-CES-1"] = [("saddle", "saddle", "yes"), ("saddle-timing", "saddleTiming", "recent")],
        ["E-CES-2"] = [("bladder", "bladder", "notSure"), ("bladder-timing", "bladderTiming", "unchecked")],
        ["E-CES-3"] = [("sex", "sex", "yes"), ("sex-timing", "sexTiming", "notSure")],
        ["E-CES-4"] = [("legs", "legs", "yes"), ("legs-timing", "legsTiming", "recent")],
        ["E-CORD"] = [("walk", "walk", "yes"), ("walk-timing", "walkTiming", "recent"), ("walk-more", "walkMore", "gettingWorse")],
        ["E-MSCC"] = [("walk", "walk", "notSure"), ("walk-timing", "walkTiming", "notSure"), ("walk-more", "walkMore", "cancer")],
        ["E-TRAUMA"] = [("unwell", "unwell", "accident"), ("accident-timing", "accidentTiming", "recent")],
        ["E-INF"] = [("unwell", "unwell", "fever"), ("fever-more", "feverMore", "immune")],
        ["E-CARD"] = [("unwell", "unwell", "chest")],
        ["E-AORTA"] = [("unwell", "unwell", "aorta")],
        ["E-STROKE"] = [("unwell", "unwell", "stroke")],
        ["U-FEVER"] = [("unwell", "unwell", "fever"), ("fever-more", "feverMore", "none")],
        ["U-WEAK"] = [("walk", "walk", "yes"), ("walk-timing", "walkTiming", "recent"), ("walk-more", "walkMore", "none")],
    };

    public static TheoryData<string> Emergencies => [.. RulesFor(StopOutcome.Emergency)];

    public static TheoryData<string> Urgents => [.. RulesFor(StopOutcome.Urgent)];

    private Wording Words => site.Clinic.Services.GetRequiredService<QuestionnaireLibrary>().Wording("en");

    [Theory, MemberData(nameof(Emergencies))]
    public async Task An_emergency_page_needs_neither_script_nor_socket_and_its_card_prints(string rule)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, script: false, width: 360, height: 740);
        var sockets = await BlockSocketsAsync(visitor);
        await WalkAsync(visitor, rule);
        await visitor.Page.ArriveAsync("**/enquire/emergency");
        await AssertStopAsync(visitor, rule, "tel:999");
        var said = Walks[rule].Select(step => Words.Option(step.Question, step.Code)).ToList();
        var card = await visitor.Page.Locator("#card").InnerTextAsync();
        Assert.All(said, answer => Assert.Contains(answer, card, StringComparison.Ordinal));
        await AssertPrintAsync(visitor.Page, said);
        Assert.Empty(sockets);
    }

    [Theory, MemberData(nameof(Urgents))]
    public async Task An_urgent_page_needs_neither_script_nor_socket(string rule)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, script: false, width: 360, height: 740);
        var sockets = await BlockSocketsAsync(visitor);
        await WalkAsync(visitor, rule);
        await visitor.Page.ArriveAsync("**/enquire/urgent");
        await AssertStopAsync(visitor, rule, "tel:111");
        Assert.Empty(sockets);
    }

    [Fact]
    public async Task A_card_in_two_languages_still_prints_on_two_sheets()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, script: false);
        await PatientPages.All["Arabic: emergency"].ShowAsync(visitor, site.Clinic);
        await AssertPrintAsync(visitor.Page, [Words.Option("saddle", "yes"), Words.Option("saddleTiming", "recent"), Words.Page("emergency", "cardHeading")]);
    }

    private static IEnumerable<string> RulesFor(StopOutcome outcome) => SafetyLibrary.Load().Rules.Stops.Where(rule => rule.Outcome == outcome).Select(rule => rule.Id);

    private static async Task<List<string>> BlockSocketsAsync(Visitor visitor)
    {
        var opened = new List<string>();
        await visitor.Context.RouteWebSocketAsync("**/*", socket =>
        {
            opened.Add(socket.Url);
            _ = socket.CloseAsync();
        });
        return opened;
    }

    private async Task WalkAsync(Visitor visitor, string rule)
    {
        if (rule == "U-MSCC")
        {
            await PatientPages.All["background"].ShowAsync(visitor, site.Clinic);
            await visitor.Page.Locator("[name=signs][value=constantWorsening]").CheckAsync();
            await visitor.Page.Locator("[name=history][value=cancer]").CheckAsync();
        }
        else
        {
            var walk = Walks[rule];
            await new PageState($"/enquire/{walk[^1].Page}", PatientPages.Until(walk[0].Page, [.. walk[..^1].Select(step => (step.Page, new[] { (step.Question, step.Code) }))]))
                .ShowAsync(visitor, site.Clinic);
            await visitor.Page.Locator($"[name={walk[^1].Question}][value={walk[^1].Code}]").CheckAsync();
        }

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    private async Task AssertStopAsync(Visitor visitor, string rule, string call)
    {
        Assert.Contains(rule, (await visitor.Page.Locator("main").GetAttributeAsync("data-rules"))!.Split(' '));
        var heading = visitor.Page.Locator("main :is(h1, h2, h3)").First;
        Assert.Equal("H1", await heading.EvaluateAsync<string>("heading => heading.tagName"));
        await Assertions.Expect(heading).ToBeInViewportAsync();
        var link = visitor.Page.Locator("main a[href]:not(.back-link)").First;
        await Assertions.Expect(link).ToHaveAttributeAsync("href", call);
        await Assertions.Expect(link).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal(0, await visitor.Page.Locator("script").CountAsync());
        Assert.All(visitor.Requests, request => Assert.Equal(site.Clinic.Address.Authority, new Uri(request.Url).Authority));
        Assert.Empty(visitor.Complaints);
    }

    private static async Task AssertPrintAsync(IPage page, IReadOnlyList<string> said)
    {
        var time = await page.Locator("#card .card-lines dd").First.InnerTextAsync();
        Assert.Matches(Clock(), time);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#card")).ToBeVisibleAsync();
        foreach (var left in await page.Locator("form, button, input, footer, .site-header-row").AllAsync())
        {
            await Assertions.Expect(left).ToBeHiddenAsync();
        }

        var printed = await page.Locator("body").InnerTextAsync();
        Assert.All([.. said, time], text => Assert.Contains(text, printed, StringComparison.Ordinal));
        var document = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", Margin = new() { Top = "15mm", Bottom = "15mm", Left = "15mm", Right = "15mm" } }));
        Assert.InRange(Sheet().Count(document), 1, MostSheets);
    }

    [GeneratedRegex(@"\d{1,2}:\d\d")]
    private static partial Regex Clock();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Sheet();
}
