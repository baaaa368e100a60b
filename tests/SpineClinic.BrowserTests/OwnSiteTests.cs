using System.Text;
using Microsoft.Playwright;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

public sealed class OwnSiteTests(SharedBrowser browser)
{
    private const string Saved = "**/staff/settings/site?saved=true";

    [Fact]
    public async Task A_manager_makes_the_whole_site_the_clinics_own_by_keyboard_and_a_patient_sees_it()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite, ["--ReloadStaticAssetsAtRuntime=false"]);
        await using var visitor = await browser.OpenAsync(clinic.Address, script: false);
        await visitor.ComeSignedInAsync(DemoClinic.ManagerEmail);
        var page = visitor.Page;
        await page.GotoAsync("/staff/settings/site");
        await visitor.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Change name, logo and colours" }));
        await page.ArriveAsync("**/site/look");
        await RetypeAsync(visitor, "name", "Hill & Sons");
        await visitor.TypeAsync("brand", "#ffd400");

        // What opens is the system's own window for files; a person presses Space and chooses there.
        await visitor.TabToAsync(page.Locator("#file"));
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "logo.svg", MimeType = "image/svg+xml", Buffer = Encoding.UTF8.GetBytes(LogoPictures.Svg()) });
        await visitor.PressAsync(Button(page, "Save"));
        await Assertions.Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#brand-error")).ToContainTextAsync("to 1");
        await visitor.PressAsync(page.Locator("button[name='use.brand']"));
        await Assertions.Expect(page.Locator("#brand")).Not.ToHaveValueAsync("#ffd400");
        var colour = await page.Locator("#brand").InputValueAsync();
        await visitor.PressAsync(Button(page, "Preview"));
        await Assertions.Expect(page.Locator(".preview-bar")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".brand img")).ToHaveAttributeAsync("alt", "Hill & Sons");
        await visitor.PressAsync(Button(page, "Save this look"));
        await page.ArriveAsync(Saved);

        await visitor.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Add a page" }));
        await FillAsync(visitor, ("title", "Your visit"), ("slug", "your-visit"), ("summary", "What to bring."), ("text", "Bring your **medicines**."));
        await visitor.PressAsync(Button(page, "Save"));
        await page.ArriveAsync(Saved);
        await visitor.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Add news" }));
        await FillAsync(visitor, ("title", "A new door"), ("text", "It is on the left."));
        await visitor.PressAsync(Button(page, "Save"));
        await page.ArriveAsync(Saved);
        await visitor.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Change which of our ready-made pages are shown" }));
        await visitor.PressAsync(page.Locator("input[value='/treatments/injections']"), "Space");
        await visitor.PressAsync(Button(page, "Save"));
        await page.ArriveAsync(Saved);
        Assert.Empty(visitor.RealComplaints);

        await using var patient = await browser.OpenAsync(clinic.Address, width: 360, height: 740);
        await patient.Page.GotoAsync("/");
        await Assertions.Expect(patient.Page.Locator(".brand img")).ToBeVisibleAsync();
        Assert.True(await patient.Page.Locator(".brand img").EvaluateAsync<bool>("logo => logo.naturalWidth > 0"));
        Assert.Equal(colour, await patient.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--brand').trim()"));
        await Assertions.Expect(patient.Page.GetByText("A new door")).ToBeVisibleAsync();
        Assert.Equal(PageFiles.MostRequests, 1 + PageFiles.Of(await patient.Page.ContentAsync()).Count);
        Assert.Empty(await Axe.FindAsync(patient.Page));
        await patient.PressAsync(patient.Page.GetByRole(AriaRole.Link, new() { Name = "Your visit" }));
        await Assertions.Expect(patient.Page.Locator("main strong").First).ToHaveTextAsync("medicines");
        Assert.Equal(404, (await patient.Page.GotoAsync("/treatments/injections"))!.Status);
        Assert.Empty(patient.RealComplaints);
    }

    [Fact]
    public async Task Whatever_a_manager_changes_every_public_page_shows_it_and_stays_readable()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite, ["--ReloadStaticAssetsAtRuntime=false"]);
        await using var manager = await browser.OpenAsync(clinic.Address, script: false);
        await manager.ComeSignedInAsync(DemoClinic.ManagerEmail);
        var page = manager.Page;
        await SaveAsync(page, "/staff/settings/site/look", ("name", "Hill & Sons"), ("phone", "020 7946 0777"), ("brand", "#7a1f5c"), ("accent", "#f0a878"));
        await SaveAsync(page, "/staff/settings/site/hours", ("Saturday", "09:15-11:45"));
        var day = NodaTime.SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(20).ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await SaveAsync(page, "/staff/settings/booking/closures/new", ("name", "Day of the Hill"), ("first", day), ("last", day));
        await FollowAsync(page, "sites", 0);
        await SaveAsync(page, null, ("address", "7 New Road, London"), ("access", "A ramp at the back."));
        await FollowAsync(page, "team", 0);
        await SaveAsync(page, null, ("interests", "Necks and hands"), ("text", "## How I work\n\nI listen."));
        await SaveAsync(page, "/staff/settings/site/news/new", ("title", "A new door"), ("text", "## Where\n\nOn the left, see [us](/contact#top)."));
        await SaveAsync(page, "/staff/settings/site/pages/new", ("title", "Your visit"), ("slug", "your-visit"), ("summary", "What to bring."), ("text", "## Before\n\n- your **medicines**\n- [news](/news)"));
        Assert.Empty(manager.RealComplaints);

        await using var patient = await browser.OpenAsync(clinic.Address, width: 360, height: 740);
        await patient.Page.GotoAsync("/team");
        var member = await patient.Page.Locator("main .topics a").First.GetAttributeAsync("href");
        (string Address, string[] Said)[] pages =
        [
            ("/", ["A new door", "On the left"]), ("/contact", ["09:15", "Day of the Hill", "7 New Road", "A ramp at the back."]), ("/privacy", ["Hill & Sons is responsible", "7 New Road"]),
            ("/team", ["Necks and hands"]), (member!, ["How I work", "I listen."]), ("/news", ["A new door"]), ("/pages/your-visit", ["medicines"]), ("/conditions", []), ("/enquire", []), ("/emergency", []), ("/no-such-page", []),
        ];
        foreach (var (address, said) in pages)
        {
            foreach (var language in new[] { "", "?language=ar" })
            {
                await patient.Page.GotoAsync(address + language);
                var text = await patient.Page.Locator("body").TextContentAsync();
                Assert.All([.. language.Length == 0 ? said : said.Where(words => !words.Contains(':', StringComparison.Ordinal) && !words.Contains("responsible", StringComparison.Ordinal)), "020 7946 0777"], words => Assert.Contains(words, text, StringComparison.Ordinal));
                Assert.Contains("Hill & Sons", await patient.Page.TitleAsync(), StringComparison.Ordinal);
                Assert.Equal("#7a1f5c", await patient.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--brand').trim()"));
                Assert.Equal((address, language, ""), (address, language, string.Join('\n', await Axe.FindAsync(patient.Page))));
                await patient.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            }
        }

        Assert.Empty(patient.RealComplaints);
    }

    // Fills in the page that is open, or the one at the address.
    private static async Task SaveAsync(IPage page, string? address, params (string Name, string Text)[] fields)
    {
        if (address is not null)
        {
            await page.GotoAsync(address);
        }

        foreach (var (name, text) in fields)
        {
            await page.Locator($"[name='{name}']").FillAsync(text);
        }

        await page.Locator("main form .actions button").First.ClickAsync();
        await page.ArriveAsync("**?saved=true");
    }

    private static async Task FollowAsync(IPage page, string table, int row)
    {
        await page.GotoAsync("/staff/settings/site");
        await page.Locator($"[aria-labelledby={table}] a").Nth(row).ClickAsync();
        await page.Locator("main form .actions button").First.WaitForAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task FillAsync(Visitor visitor, params (string Name, string Text)[] fields)
    {
        foreach (var (name, text) in fields)
        {
            await visitor.TypeAsync(name, text);
        }
    }

    private static async Task RetypeAsync(Visitor visitor, string name, string text)
    {
        await visitor.TabToAsync(visitor.Page.Locator($"[name='{name}']"));
        await visitor.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await visitor.Page.Keyboard.TypeAsync(text);
    }
}
