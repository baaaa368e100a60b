using Bunit;
using SpineClinic.Web.Settings.OwnSite;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class ColourFieldTests : BunitContext
{
    [Theory, InlineData(""), InlineData("<b>")]
    public void What_is_no_colour_has_no_patch(string value)
    {
        var field = Render<ColourField>(parameters => parameters.Add(one => one.Name, "brand").Add(one => one.Label, "Colour").Add(one => one.Value, value));
        Assert.Empty(field.FindAll("svg, button"));
        Assert.Equal(value, field.Find("#brand").GetAttribute("value"));
    }

    [Fact]
    public void The_nearest_colour_is_a_button_that_fills_it_in()
    {
        var field = Render<ColourField>(parameters => parameters.Add(one => one.Name, "brand").Add(one => one.Label, "Colour").Add(one => one.Value, "#fd0").Add(one => one.Proposed, Colour.Of("#806000")));
        Assert.Equal(("use.brand", "#806000", "submit"), (field.Find("button").GetAttribute("name"), field.Find("button").GetAttribute("value"), field.Find("button").GetAttribute("type")));
        Assert.Equal(2, field.FindAll("svg").Count);
    }
}
