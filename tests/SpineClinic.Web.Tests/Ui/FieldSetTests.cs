using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class FieldSetTests : BunitContext
{
    [Fact]
    public void Its_legend_can_be_the_heading_and_it_is_described_by_hint_and_error()
    {
        var set = Render<FieldSet>(parameters => parameters
            .Add(component => component.Name, "age").Add(component => component.Legend, "How old?").Add(component => component.LegendIsHeading, true)
            .Add(component => component.Hint, "Any").Add(component => component.Error, "Choose"));
        Assert.Equal("How old?", set.Find("legend h1").TextContent.Trim());
        Assert.Equal("age-hint age-error", set.Find("fieldset").GetAttribute("aria-describedby"));
    }
}
