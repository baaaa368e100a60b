using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class SiteListTests : PageContext
{
    [Fact]
    public void Without_sites_there_is_no_heading() => Assert.Equal("", Render<SiteList>(parameters => parameters.Add(list => list.Context, Patient())).Markup.Trim());

    [Fact]
    public void Each_site_says_what_is_known_of_it_and_no_more()
    {
        var list = Render<SiteList>(parameters => parameters.Add(one => one.Context, Patient() with { Site = OwnSites.Full }));
        var sections = list.FindAll("section");
        Assert.Equal(["How to get here", "Getting in"], sections[0].QuerySelectorAll("h4").Select(heading => heading.TextContent));
        Assert.Equal("tel:+442079460019", sections[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(2, sections[0].QuerySelectorAll("address br").Length);
        Assert.Empty(sections[1].QuerySelectorAll("h4, a"));
    }
}
