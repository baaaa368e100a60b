using Bunit;
using SpineClinic.Web.Settings.Design;

namespace SpineClinic.Web.Tests.Settings.Design;

public sealed class DesignSampleTests : SettingsContext
{
    [Fact]
    public void It_can_be_linked_to_by_the_name_of_its_part()
    {
        var sample = Render<DesignSample>(parameters => parameters.Add(component => component.Name, "TextField").Add(component => component.Use, "One line.").AddChildContent("<input>")).Find("section");
        Assert.Equal("textfield", sample.Id);
        Assert.Equal("TextField", sample.QuerySelector("h3")!.TextContent);
        Assert.NotNull(sample.QuerySelector(".design-stage input"));
    }
}
