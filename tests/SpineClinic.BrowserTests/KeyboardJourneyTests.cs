using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpineClinic.Enquiries;
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
        await page.ArriveAsync("**/enquire");
        await visitor.PressAsync(page.Locator("main form button"));
        await AnswerAsync(visitor, FormClient.AllNo, "Continue");
        await SendAsync(visitor, "Send request");
    }

    [Fact]
    public async Task The_whole_form_works_from_right_to_left_too()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, script: false);
        var words = site.Clinic.Services.GetRequiredService<QuestionnaireLibrary>().Wording("ar");
        await visitor.Page.GotoAsync("/enquire");
        await visitor.PressAsync(visitor.Page.Locator(".languages [lang=ar]"));
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await visitor.PressAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = words.Page("start", "button") }));
        await AnswerAsync(visitor, FormClient.AllNo, words.Common("continue"));
        await SendAsync(visitor, words.Common("send"));
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
    }

    [Fact]
    public async Task On_the_emergency_page_the_call_comes_first_and_the_clinic_can_be_told()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, script: false);
        var page = visitor.Page;
        await page.GotoAsync("/enquire");
        await visitor.PressAsync(page.Locator("main form button"));
        await AnswerAsync(visitor, [.. FormClient.AllNo.Take(2), ("saddle", [("saddle", "yes")]), ("saddle-timing", [("saddleTiming", "recent")])], "Continue");
        await page.ArriveAsync("**/enquire/emergency");
        await visitor.PressAsync(page.Locator(".skip-link"));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("main .call-number")).ToBeFocusedAsync();

        var tell = page.GetByRole(AriaRole.Button, new() { Name = "I want the clinic to know" });
        await visitor.TypeAsync("name", "Zoë Quince");
        await visitor.PressAsync(tell);
        await Assertions.Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await visitor.PressAsync(page.Locator(".error-summary a[href$='#phone']"));
        await Assertions.Expect(page.Locator("#phone")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("07700 900123");
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Zoë Quince");
        await visitor.PressAsync(tell);
        await page.ArriveAsync("**/enquire/emergency/told");
        await Assertions.Expect(page.Locator("main .call-number")).ToHaveAttributeAsync("href", "tel:999");
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

    private static async Task AnswerAsync(Visitor visitor, IEnumerable<(string Page, (string Name, string Value)[] Inputs)> pages, string button)
    {
        foreach (var (name, inputs) in pages)
        {
            await visitor.Page.ArriveAsync($"**/enquire/{name}");
            foreach (var (input, value) in inputs)
            {
                await (Typed.Contains(input) ? visitor.TypeAsync(input, value) : visitor.ChooseAsync(input, value));
            }

            await visitor.PressAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = button }));
        }
    }

    private async Task SendAsync(Visitor visitor, string button)
    {
        await visitor.Page.ArriveAsync("**/enquire/check");
        await visitor.PressAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = button }));
        await Assertions.Expect(visitor.Page.Locator("#reference")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^SC-....-..$"));
        Assert.All(visitor.Requests, request => Assert.Equal(site.Clinic.Address.Authority, new Uri(request.Url).Authority));
        Assert.DoesNotContain(visitor.Requests, request => request.ResourceType == "script");
        Assert.Empty(visitor.Complaints);
    }
}
