using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class SelectFieldTests : BunitContext
{
    [Fact]
    public void An_error_is_tied_to_its_field()
    {
        var select = Show("two", "Choose a room").Find("select");
        Assert.Equal(("room", "room", "room-hint room-error", "true"), (select.Id, select.GetAttribute("name"), select.GetAttribute("aria-describedby"), select.GetAttribute("aria-invalid")));
    }

    [Fact]
    public void What_was_chosen_stays_chosen()
    {
        var field = Show("two", error: null);
        Assert.Equal("two", Assert.Single(field.FindAll("option[selected]")).GetAttribute("value"));
        Assert.False(field.Find("select").HasAttribute("aria-invalid"));
    }

    [Fact]
    public void Without_a_choice_none_is_made_for_anybody()
    {
        var field = Show("", error: null);
        Assert.Empty(field.FindAll("option[selected]"));
        Assert.Equal(("", "No room"), (field.Find("option").GetAttribute("value"), field.Find("option").TextContent));
        Assert.Equal("room", field.Find("label").GetAttribute("for"));
    }

    private IRenderedComponent<SelectField> Show(string value, string? error) => Render<SelectField>(parameters => parameters
        .Add(field => field.Name, "room").Add(field => field.Label, "Room").Add(field => field.Hint, "Where").Add(field => field.Empty, "No room")
        .Add(field => field.Options, [new Choice("one", "Room 1"), new Choice("two", "Room 2")]).Add(field => field.Value, value).Add(field => field.Error, error));
}
