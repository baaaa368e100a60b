using System.Net;
using AngleSharp.Dom;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

/// <summary>Pages of ours that a clinic has switched off: nobody finds them, and what leads to them stays sound.</summary>
public sealed class OwnSiteSwitches
{
    private const string Home = "/staff/settings/site";
    private const string Saved = $"{Home}?saved=true";

    [Theory, EveryDatabase]
    public async Task A_page_of_ours_that_is_off_is_not_found_and_nothing_leads_there(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var patient = clinic.NewPatient();
        const string off = "/treatments/what-helps-first";
        Assert.NotNull((await patient.PageAsync("/conditions/sciatica")).QuerySelector($"main a[href='{off}']"));
        var ticked = OwnSitePages.Inputs(await manager.PageAsync($"{Home}/articles"));
        Assert.Equal(Saved, await manager.GoAsync($"{Home}/articles", [.. ticked.Where(field => field != ("on", off))]));
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync(off)).StatusCode);
        Assert.DoesNotContain(off, await OwnSitePages.SiteMapAsync(patient));
        foreach (var address in new[] { "/conditions/sciatica", "/treatments", "/treatments/spinal-fusion" })
        {
            Assert.Null((await patient.PageAsync(address)).QuerySelector($"a[href='{off}']"));
        }

        Assert.Equal(Saved, await manager.GoAsync($"{Home}/articles", await OwnSitePages.SeenAsync(manager, $"{Home}/articles", ("on", "/emergency"))));
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/conditions")).StatusCode);
        Assert.Null((await patient.PageAsync("/")).QuerySelector("a[href='/conditions'], a[href='/treatments']"));
        foreach (var address in new[] { "/emergency", "/privacy", "/cookies", "/accessibility", "/contact" })
        {
            Assert.NotNull(await patient.PageAsync(address));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_page_that_leads_to_one_of_ours_can_still_be_changed_when_ours_is_switched_off(DatabaseKind kind)
    {
        const string Ours = "/treatments/injections";
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var address = await OwnSiteTogether.AddPageAsync(manager, $"Read about [injections]({Ours}).");
        var ticked = OwnSitePages.Inputs(await manager.PageAsync($"{Home}/articles"));
        Assert.Equal(Saved, await manager.GoAsync($"{Home}/articles", [.. ticked.Where(field => field != ("on", Ours))]));
        Assert.Equal(Saved, await manager.GoAsync(address, [.. OwnSitePages.Inputs(await manager.PageAsync(address)).Where(field => field.Name != "title"), ("title", "Before you come")]));
        var never = OwnSitePages.Inputs(await manager.PageAsync(address)).Where(field => field.Name != "text").Append(("text", "Read about [this](/treatments/magic)."));
        Assert.Contains("is no page of this site", (await manager.RefusedAsync(address, [.. never])).GetElementById("text-error")!.TextContent, StringComparison.Ordinal);
        using var patient = clinic.NewPatient();
        var page = await patient.PageAsync("/pages/first-visit");
        Assert.Equal(("Before you come", 0), (page.QuerySelector("h1")!.TextContent, page.QuerySelectorAll($"a[href='{Ours}']").Length));
        Assert.Contains("Read about injections.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
