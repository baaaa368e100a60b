using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Web.Information;

namespace SpineClinic.BrowserTests;

/// <summary>The clinic's other site, with a strict policy of its own, and our button on it.</summary>
[Collection<LookingTests>]
public sealed class ButtonTests(SharedBrowser browser, DemoSite site)
{
    [Fact]
    public async Task Another_picture_of_ours_is_not_shown_there()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        await ShowOnAnotherSiteAsync(visitor, $"<img src='{new Uri(site.Clinic.Address, "/favicon.ico")}' alt='Icon'>");
        Assert.Equal(0, await WidthAsync(visitor.Page));
    }

    [Fact]
    public async Task The_button_is_shown_there_sets_no_cookie_and_leads_to_the_form()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        var words = site.Clinic.Services.GetRequiredService<QuestionnaireLibrary>().Wording("de");
        await ShowOnAnotherSiteAsync(visitor, new EnquiryButton(words, EnquiryButton.Dark).Line(new ClinicAddress(site.Clinic.Address)));
        Assert.Equal(new EnquiryButton(words, EnquiryButton.Dark).Width, await WidthAsync(visitor.Page));
        Assert.Empty(visitor.Complaints);
        Assert.Empty(await visitor.Context.CookiesAsync());
        var link = visitor.Page.GetByRole(AriaRole.Link, new() { Name = words.Page("home", "ask") });
        Assert.True((await link.Locator("img").BoundingBoxAsync())!.Height >= 44);
        await link.ClickAsync();
        await visitor.Page.ArriveAsync("**/enquire?language=de");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(words.Page("start", "title"));
    }

    // The same machine by another name is another origin.
    private async Task ShowOnAnotherSiteAsync(Visitor visitor, string html)
    {
        var ours = site.Clinic.Address.GetLeftPart(UriPartial.Authority);
        var other = new UriBuilder(site.Clinic.Address) { Host = site.Clinic.Address.Host == "localhost" ? "127.0.0.1" : "localhost", Path = "/other-site" }.Uri.ToString();
        await visitor.Page.RouteAsync(other, route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = $"default-src 'none'; img-src {ours}", ["Cross-Origin-Embedder-Policy"] = "require-corp" },
            Body = $"<!DOCTYPE html><html lang=en><title>Other site</title><main><h1>Other site</h1>{html}</main>",
        }));
        await visitor.Page.GotoAsync(other);
    }

    private static Task<int> WidthAsync(IPage page) => page.Locator("img").EvaluateAsync<int>("picture => picture.naturalWidth");
}
