using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class HiddenTextTests : BunitContext
{
    [Fact]
    public void Nothing_is_rendered_without_a_text()
    {
        Assert.Empty(Render<HiddenText>().Markup.Trim());
        Assert.Equal("Error: ", Render<HiddenText>(parameters => parameters.Add(component => component.Text, "Error:")).Find(".visually-hidden").TextContent);
    }
}
