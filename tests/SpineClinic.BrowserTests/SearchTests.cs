using Microsoft.Playwright;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

public sealed class SearchTests(SharedBrowser browser)
{
    [Theory, EveryDatabase]
    public async Task It_finds_while_somebody_types_and_never_takes_the_focus(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var visitor = await browser.OpenAsync(clinic.Address);
        await visitor.ComeSignedInAsync(DemoClinic.ReceptionEmail);
        await visitor.Page.GotoAsync("/staff/search");
        await visitor.Page.Locator("#main").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visitor.Page.Locator("#q")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync("quinc");
        await visitor.Row(reference).WaitForAsync();
        await Assertions.Expect(visitor.Page.Locator("#found")).ToHaveTextAsync("1 found");
        await Assertions.Expect(visitor.Page.Locator("#q")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync("xx/");
        await Assertions.Expect(visitor.Page.Locator("#found")).ToHaveTextAsync("Nothing found");
        await Assertions.Expect(visitor.Page.Locator("#q")).ToHaveValueAsync("quincxx/");
        await Assertions.Expect(visitor.Page.Locator("#found[role=status]")).ToBeVisibleAsync();
        Assert.DoesNotContain(visitor.Requests, request => request.Url.Contains("quinc", StringComparison.Ordinal));
        Assert.EndsWith("/staff/search", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Empty(visitor.RealComplaints);
    }

    [Theory, EveryDatabase]
    public async Task Without_script_the_button_does_the_same(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var visitor = await browser.OpenAsync(clinic.Address, script: false);
        await visitor.ComeSignedInAsync(DemoClinic.ReceptionEmail);
        await visitor.Page.GotoAsync("/staff/search");
        await visitor.TypeAsync("q", "quincee");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.PressAsync(visitor.Page.GetByRole(AriaRole.Link, new() { Name = reference }));
        await visitor.Page.ArriveAsync($"**/staff/enquiries/{reference}");
    }
}
