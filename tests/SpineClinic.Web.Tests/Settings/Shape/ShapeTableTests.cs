using Bunit;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class ShapeTableTests : ShapeContext
{
    [Fact]
    public void Each_row_leads_to_its_page_and_what_is_out_of_use_says_so()
    {
        var table = Show(ShapeRows.Rooms(Model().View));
        Assert.Equal([$"/staff/settings/booking/rooms/{Old.Id}", $"/staff/settings/booking/rooms/{One.Id}"], table.FindAll("th a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Out of use", table.Find("tr.is-out").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Riverside <1>", "Step-free"], table.FindAll("tr:not(.is-out) td").Select(cell => cell.TextContent));
        Assert.Equal("rooms", table.Find("[role=region]").GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void Without_a_row_it_says_so_and_offers_to_add_one()
    {
        var table = Show([]);
        Assert.Empty(table.FindAll("table"));
        Assert.Equal("None yet.", table.Find(".soft").TextContent);
        Assert.Equal("/staff/settings/booking/rooms/new", table.Find("a.button").GetAttribute("href"));
    }

    private IRenderedComponent<ShapeTable> Show(IReadOnlyList<ShapeRow> rows) => Render<ShapeTable>(parameters => parameters
        .Add(table => table.Kind, ShapeKinds.Rooms).Add(table => table.Heading, "Rooms").Add(table => table.Columns, ["Name", "Site", "Access"]).Add(table => table.Rows, rows));
}
