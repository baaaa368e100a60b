using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class DropdownTests : BunitContext
{
    [Fact]
    public void An_error_is_tied_to_its_field_and_what_was_chosen_is_kept()
    {
        var page = Render<Dropdown>(p => p.Add(f => f.Name, "type").Add(f => f.Label, "Type").Add(f => f.Hint, "Which?").Add(f => f.Error, "Choose one")
            .Add(f => f.Value, "b").Add(f => f.Options, [new Choice("a", "First"), new Choice("b", "Second & <last>")]));
        Assert.Equal("type-hint type-error", page.Find("select").GetAttribute("aria-describedby"));
        Assert.Equal("true", page.Find("select").GetAttribute("aria-invalid"));
        Assert.Equal("Second & <last>", page.Find("option[selected]").TextContent);
        Assert.Equal("type", page.Find("label").GetAttribute("for"));
    }
}
