using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class BackLinkTests : BunitContext
{
    [Fact]
    public void It_leads_back_in_words()
    {
        var link = Render<BackLink>(p => p.Add(b => b.Href, "/enquire/walk").Add(b => b.Text, "Back")).Find("a");

        Assert.Equal("/enquire/walk", link.GetAttribute("href"));
        Assert.Equal("Back", link.TextContent);
    }
}
