using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class TextAreaTests : BunitContext
{
    [Fact]
    public void It_can_be_changed_unless_it_says_that_it_cannot()
    {
        Assert.False(Show().Find("textarea").HasAttribute("readonly"));
        Assert.True(Render<TextArea>(parameters => parameters.Add(component => component.Name, "line").Add(component => component.IsReadOnly, true)).Find("textarea").HasAttribute("readonly"));
    }

    [Fact]
    public void An_error_is_tied_to_its_field()
    {
        var page = Show(error: "Use 1,000 letters or fewer");

        Assert.Equal("help-hint help-error", page.Find("textarea").GetAttribute("aria-describedby"));
        Assert.Equal("true", page.Find("textarea").GetAttribute("aria-invalid"));
        Assert.Equal("Error: Use 1,000 letters or fewer", page.Find("#help-error").TextContent);
    }

    [Fact]
    public void What_was_typed_is_kept()
    {
        Assert.Equal("I cannot sit.\nIt hurts.", Show(value: "I cannot sit.\nIt hurts.").Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void An_optional_question_says_so()
    {
        Assert.Equal("What would you like help with? (optional)", Show().Find("label").TextContent);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var page = Show(value: "</textarea><script>alert(1)</script>");

        Assert.Empty(page.FindAll("script"));
    }

    private IRenderedComponent<TextArea> Show(string? value = null, string? error = null) =>
        Render<TextArea>(p => p.Add(f => f.Name, "help").Add(f => f.Label, "What would you like help with?").Add(f => f.Hint, "In your own words.")
            .Add(f => f.OptionalText, "(optional)").Add(f => f.Rows, 4).Add(f => f.Value, value).Add(f => f.Error, error));
}
