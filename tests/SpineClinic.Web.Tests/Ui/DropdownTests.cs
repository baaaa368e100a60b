using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class DropdownTests : BunitContext
{
    [Fact]
    public void What_was_chosen_stays_chosen_and_an_error_belongs_to_the_field()
    {
        var field = Render<Dropdown>(parameters => parameters.Add(component => component.Name, "who").Add(component => component.Label, "Who")
            .Add(component => component.Options, [new Choice("a", "Ann"), new Choice("b", "<b>")]).Add(component => component.Value, "b").Add(component => component.Error, "Choose one"));
        Assert.Equal("b", field.Find("option[selected]").GetAttribute("value"));
        Assert.Equal("<b>", field.Find("option[selected]").TextContent);
        Assert.Equal(("who-error", "true"), (field.Find("select").GetAttribute("aria-describedby"), field.Find("select").GetAttribute("aria-invalid")));
        Assert.Equal("who", field.Find("label").GetAttribute("for"));
    }
}
