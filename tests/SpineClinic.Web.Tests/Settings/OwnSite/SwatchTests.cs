using Bunit;
using SpineClinic.Web.Settings.OwnSite;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class SwatchTests : BunitContext
{
    [Fact]
    public void It_shows_the_colour_without_a_style()
    {
        var swatch = Render<Swatch>(parameters => parameters.Add(one => one.Colour, Colour.Of("#0e5a5c")));
        Assert.Equal("#0e5a5c", swatch.Find("rect").GetAttribute("fill"));
        Assert.Equal("true", swatch.Find("svg").GetAttribute("aria-hidden"));
        Assert.Empty(swatch.FindAll("[style]"));
    }
}
