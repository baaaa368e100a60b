using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class ShowMoreTests : BunitContext
{
    [Fact]
    public void It_is_a_plain_link_to_the_rest()
    {
        var link = Render<ShowMore>(p => p.Add(s => s.Href, "/staff?page=2").Add(s => s.Text, "Show more enquiries")).Find("a");

        Assert.Equal("/staff?page=2", link.GetAttribute("href"));
        Assert.Equal("Show more enquiries", link.TextContent);
    }
}
