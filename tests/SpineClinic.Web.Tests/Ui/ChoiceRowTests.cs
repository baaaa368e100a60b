using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class ChoiceRowTests : BunitContext
{
    [Fact]
    public void The_name_of_an_option_is_its_label_and_its_hint_describes_it()
    {
        var row = Render<ChoiceRow>(parameters => parameters
            .Add(component => component.Type, "checkbox").Add(component => component.Id, "signs").Add(component => component.Name, "signs").Add(component => component.Option, new Choice("shape", "A lump", "New")));
        Assert.Equal("A lump", row.Find("#" + row.Find("input").GetAttribute("aria-labelledby")).TextContent);
        Assert.Equal("New", row.Find("#" + row.Find("input").GetAttribute("aria-describedby")).TextContent);
    }
}
