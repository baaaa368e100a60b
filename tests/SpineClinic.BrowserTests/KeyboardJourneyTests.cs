using Microsoft.Playwright;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

[Collection<LookingTests>]
public sealed class KeyboardJourneyTests(SharedBrowser browser, DemoSite site)
{
    private static readonly string[] Typed = ["help", "name", "phone", "email"];

    [Fact]
    public async Task The_whole_form_works_with_the_keyboard_alone_and_without_script()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, script: false);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await visitor.PressAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Ask for an appointment" }));
        await page.WaitForURLAsync("**/enquire");
        await visitor.PressAsync(page.Locator("main form button"));
        foreach (var (name, inputs) in FormClient.AllNo)
        {
            await page.WaitForURLAsync($"**/enquire/{name}");
            foreach (var (input, value) in inputs)
            {
                await (Typed.Contains(input) ? visitor.TypeAsync(input, value) : visitor.ChooseAsync(input, value));
            }

            await visitor.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));
        }

        await page.WaitForURLAsync("**/enquire/check");
        await visitor.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Send request" }));
        await Assertions.Expect(page.Locator("#reference")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^SC-....-..$"));
        Assert.All(visitor.Requests, request => Assert.Equal(site.Clinic.Address.Authority, new Uri(request.Url).Authority));
        Assert.DoesNotContain(visitor.Requests, request => request.ResourceType == "script");
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("who", "who")]
    [InlineData("unwell", "unwell")]
    [InlineData("severity", "pain")]
    [InlineData("contact", "name")]
    public async Task The_error_summary_has_the_focus_and_its_link_gives_it_to_the_field(string name, string field)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, script: false);
        await new PageState($"/enquire/{name}", PatientPages.Until(name)).ShowAsync(visitor, site.Clinic);
        await visitor.PressAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));
        await Assertions.Expect(visitor.Page.Locator(".error-summary")).ToBeFocusedAsync();
        await visitor.PressAsync(visitor.Page.Locator($".error-summary a[href$='#{field}']"));
        await Assertions.Expect(visitor.Page.Locator($"#{field}")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator($"#{field}")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_skip_link_comes_first_and_leads_past_the_header()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, script: false);
        await visitor.Page.GotoAsync("/contact");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.Locator(".skip-link")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.Locator("main a").First).ToBeFocusedAsync();
    }
}
