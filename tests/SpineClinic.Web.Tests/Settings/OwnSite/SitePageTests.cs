using Bunit;
using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class SitePageTests : OwnSiteContext
{
    [Fact]
    public void A_clinic_with_nothing_of_its_own_is_shown_where_to_begin()
    {
        var page = Render<SitePage>(parameters => parameters.Add(one => one.Model, Model(isEmpty: true)));
        Assert.Equal(4, page.FindAll("section .soft").Count);
        Assert.Equal(["/staff/settings/booking/sites/new", "/staff/settings/site/news/new", "/staff/settings/site/pages/new"], page.FindAll("section > a.button").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.FindAll("[role=status]"));
    }

    [Fact]
    public void Everything_leads_to_where_it_is_changed()
    {
        var page = Render<SitePage>(parameters => parameters.Add(one => one.Model, Model(off: "/recovery")).Add(one => one.IsSaved, value: true));
        Assert.Equal("Saved.", page.Find("[role=status]").TextContent);
        Assert.Equal(
            ["Hillside <1>", "Dr <Back>", "A new <door>", "Your <visit>"], page.FindAll("tbody th a").Select(link => link.TextContent));
        Assert.Equal($"/staff/settings/site/team/{Back.Id}", page.FindAll("tbody th a")[1].GetAttribute("href"));
        Assert.Contains($"{Model().Articles.Count - 1} of {Model().Articles.Count} shown", page.Markup, StringComparison.Ordinal);
    }
}
