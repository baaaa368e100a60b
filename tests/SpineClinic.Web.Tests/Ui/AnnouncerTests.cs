using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class AnnouncerTests : BunitContext
{
    [Fact]
    public void It_speaks_politely_and_is_there_before_it_has_something_to_say()
    {
        var region = Render<Announcer>().Find("[role=status]");

        Assert.Equal("polite", region.GetAttribute("aria-live"));
        Assert.Empty(region.TextContent);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var page = Render<Announcer>(p => p.Add(a => a.Message, "<script>alert(1)</script>"));

        Assert.Equal("<script>alert(1)</script>", page.Find("[role=status]").TextContent);
    }
}
