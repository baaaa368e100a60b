using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class FieldTextTests : BunitContext
{
    [Fact]
    public void The_optional_mark_is_apart_from_the_text()
    {
        var text = Render<FieldText>(parameters => parameters.Add(component => component.Text, "Email").Add(component => component.OptionalText, "(optional)"));
        Assert.Contains("Email", text.Markup, StringComparison.Ordinal);
        Assert.Equal(" (optional)", text.Find(".optional").TextContent);
    }
}
