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
        Assert.InRange(patient.Requests.Count, 1, 4);
        Assert.Empty(await Axe.FindAsync(patient.Page));
        await patient.PressAsync(patient.Page.GetByRole(AriaRole.Link, new() { Name = "Your visit" }));
        await Assertions.Expect(patient.Page.Locator("main strong").First).ToHaveTextAsync("medicines");
        Assert.Equal(404, (await patient.Page.GotoAsync("/treatments/injections"))!.Status);
        Assert.Empty(patient.RealComplaints);
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
