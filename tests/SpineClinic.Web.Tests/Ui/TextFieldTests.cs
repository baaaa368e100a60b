using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class TextFieldTests : BunitContext
{
    [Fact]
    public void An_error_is_tied_to_its_field()
    {
        var input = Show(error: "Enter a phone number").Find("input");

        Assert.Equal("phone-hint phone-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_field_without_error_is_not_called_invalid()
    {
        var input = Show().Find("input");

        Assert.Equal("phone-hint", input.GetAttribute("aria-describedby"));
        Assert.False(input.HasAttribute("aria-invalid"));
    }

    [Fact]
    public void What_was_typed_is_kept()
    {
        Assert.Equal("07700 9001", Show(value: "07700 9001").Find("input").GetAttribute("value"));
    }

    [Fact]
    public void The_label_names_the_input()
    {
        var page = Show();

        Assert.Equal("phone", page.Find("label").GetAttribute("for"));
        Assert.Equal("Phone (optional)", page.Find("label").TextContent);
    }

    [Fact]
    public void The_label_can_be_the_heading_of_the_page()
    {
        var page = Render<TextField>(p => p.Add(f => f.Name, "name").Add(f => f.Label, "What is your name?").Add(f => f.LabelIsHeading, true));

        Assert.Equal("name", page.Find("h1 label").GetAttribute("for"));
    }

    [Fact]
    public void The_keyboard_and_the_browsers_memory_are_told_what_is_asked()
    {
        var input = Show().Find("input");

        Assert.Equal("tel", input.GetAttribute("type"));
        Assert.Equal("tel", input.GetAttribute("inputmode"));
        Assert.Equal("tel", input.GetAttribute("autocomplete"));
        Assert.Equal("false", input.GetAttribute("spellcheck"));
        Assert.Contains("input-short", input.ClassList);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        const string Hostile = "\" autofocus onfocus=alert(1) x=\"<script>";
        var page = Show(value: Hostile, error: Hostile);

        Assert.Equal(Hostile, page.Find("input").GetAttribute("value"));
        Assert.False(page.Find("input").HasAttribute("onfocus"));
        Assert.Empty(page.FindAll("script"));
    }

    private IRenderedComponent<TextField> Show(string? value = null, string? error = null) =>
        Render<TextField>(p => p.Add(f => f.Name, "phone").Add(f => f.Label, "Phone").Add(f => f.Hint, "Any form is fine.")
            .Add(f => f.Type, "tel").Add(f => f.InputMode, "tel").Add(f => f.Autocomplete, "tel").Add(f => f.Spellcheck, false)
            .Add(f => f.OptionalText, "(optional)").Add(f => f.Width, "short").Add(f => f.Value, value).Add(f => f.Error, error));
}
