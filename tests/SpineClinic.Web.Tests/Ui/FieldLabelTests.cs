using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class FieldLabelTests : BunitContext
{
    [Fact]
    public void It_belongs_to_its_input_as_a_heading_too()
    {
        Assert.Equal("name", Render<FieldLabel>(parameters => parameters.Add(component => component.For, "name").Add(component => component.Text, "Name")).Find("label").GetAttribute("for"));
        Assert.Equal("name", Render<FieldLabel>(parameters => parameters.Add(component => component.For, "name").Add(component => component.Text, "Name").Add(component => component.IsHeading, true)).Find("h1 label").GetAttribute("for"));
    }
}
