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

    [Fact]
    public async Task Every_label_of_every_drawing_is_whole_in_a_wide_font_too_and_from_right_to_left()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, width: 360, height: 740);
        List<string> seen = [], cut = [];
        foreach (var address in InformationLibrary.Load().Articles.SelectMany(article => (string[])[article.Address, $"{article.Address}?language=ar"]))
        {
            await visitor.Page.GotoAsync(address);
            seen.AddRange(await visitor.Page.Locator("svg[role=img]:has(text) > title").AllTextContentsAsync());
            cut.AddRange((await DrawnLabels.FindAsync(visitor.Page)).Select(label => $"{address} {label}"));
        }

        Assert.Empty(cut);
        Assert.Superset(PictureLibrary.Built.Pictures.Where(picture => picture.Labels.Count > 0).Select(picture => picture.Title).ToHashSet(), seen.ToHashSet());
    }
}
