using Bunit;
using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class SiteTableTests : BunitContext
{
    [Fact]
    public void Without_rows_it_says_so_and_offers_to_add_one()
    {
        var table = Render<SiteTable>(parameters => parameters.Add(one => one.Id, "news").Add(one => one.Heading, "News").Add(one => one.Add, "/x").Add(one => one.AddText, "Add news"));
        Assert.Equal(("None yet.", "Add news"), (table.Find("p").TextContent, table.Find("a").TextContent));
        Assert.Empty(table.FindAll("table"));
    }

    [Fact]
    public void A_row_is_a_link_and_its_cells()
    {
        var table = Render<SiteTable>(parameters => parameters
            .Add(one => one.Id, "news").Add(one => one.Heading, "News").Add(one => one.Columns, ["Title", "Shown"]).Add(one => one.Rows, [new SiteRow("/x", "<b>", "Over")]));
        Assert.Equal(("/x", "<b>", "Over"), (table.Find("th a").GetAttribute("href"), table.Find("th a").TextContent, table.Find("td").TextContent));
        Assert.Equal("news", table.Find("[role=region]").GetAttribute("aria-labelledby"));
    }
}
