using SpineClinic.Web.Information;

namespace SpineClinic.BrowserTests;

/// <summary>Every article, in light and dark colours, and within a page that runs from right to left.</summary>
[Collection<LookingTests>]
public sealed class ArticleTests(SharedBrowser browser, DemoSite site)
{
    public static TheoryData<string> Addresses => [.. InformationLibrary.Load().Articles.Select(article => article.Address)];

    [Theory, MemberData(nameof(Addresses))]
    public async Task An_article_breaks_no_policy_and_is_accessible_in_light_in_dark_and_from_right_to_left(string address)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, width: 360, height: 740);
        await visitor.Page.GotoAsync(address);
        Assert.Empty(await Axe.FindAsync(visitor.Page));
        await visitor.Page.GotoAsync($"{address}?language=ar");
        Assert.Equal("rtl", await visitor.Page.Locator("html").GetAttributeAsync("dir"));
        Assert.Empty(await Axe.FindAsync(visitor.Page));
        Assert.Empty(visitor.RealComplaints);
    }
}
