using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
        Assert.Contains(visitor.Complaints, complaint => complaint.Contains("ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_button_is_shown_there_sets_no_cookie_and_leads_to_the_form()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        var words = site.Clinic.Services.GetRequiredService<QuestionnaireLibrary>().Wording("de");
        await ShowOnAnotherSiteAsync(visitor, new EnquiryButton(words, EnquiryButton.Dark).Line(new ClinicAddress(site.Clinic.Address)));
        Assert.Empty(visitor.Complaints);
        Assert.Equal(new EnquiryButton(words, EnquiryButton.Dark).Width, await WidthAsync(visitor.Page));
        Assert.Empty(await visitor.Context.CookiesAsync());
        var link = visitor.Page.GetByRole(AriaRole.Link, new() { Name = words.Page("home", "ask") });
        Assert.True((await link.Locator("img").BoundingBoxAsync())!.Height >= 44);
        await link.ClickAsync();
        await visitor.Page.ArriveAsync("**/enquire?language=de");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(words.Page("start", "title"));
    }

    private async Task ShowOnAnotherSiteAsync(Visitor visitor, string html)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var other = builder.Build();
        other.MapGet("/", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; img-src {site.Clinic.Address.GetLeftPart(UriPartial.Authority)}";
            return Results.Text($"<!DOCTYPE html><html lang=en><title>Other site</title><main><h1>Other site</h1>{html}</main>", "text/html; charset=utf-8");
        });
        await other.StartAsync();
        await visitor.Page.GotoAsync(other.Urls.First());
    }

    private static Task<int> WidthAsync(IPage page) => page.Locator("img").EvaluateAsync<int>("picture => picture.naturalWidth");
}
