using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class CareCardTests : BunitContext
{
    [Theory]
    [InlineData(CareLevel.Emergency, "care-emergency")]
    [InlineData(CareLevel.Urgent, "care-urgent")]
    [InlineData(CareLevel.Info, "care-info")]
    public void Each_level_has_its_look(CareLevel level, string look)
    {
        Assert.Contains(look, Show(level, 2).Find("section").ClassList);
    }

    [Theory]
    [InlineData(1, "h1")]
    [InlineData(2, "h2")]
    public void The_heading_says_in_words_how_urgent_it_is(int headingLevel, string element)
    {
        var heading = Show(CareLevel.Emergency, headingLevel).Find(element);

        Assert.Equal("Immediate action required: Call 999 now", heading.TextContent);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var page = Render<CareCard>(p => p.Add(c => c.Level, CareLevel.Info).Add(c => c.Heading, "<script>alert(1)</script>"));

        Assert.Empty(page.FindAll("script"));
    }

    private IRenderedComponent<CareCard> Show(CareLevel level, int headingLevel) =>
        Render<CareCard>(p => p.Add(c => c.Level, level).Add(c => c.HeadingLevel, headingLevel).Add(c => c.Heading, "Call 999 now")
            .Add(c => c.HiddenPrefix, "Immediate action required:").AddChildContent("Do not wait."));
}
