using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class CheckboxesTests : BunitContext
{
    private static readonly Choice[] Options = [new("none", "None of these"), new("chest", "Chest pain"), new("fever", "A high temperature")];

    [Fact]
    public void Every_selected_value_is_kept()
    {
        var page = Show(["chest", "fever"], []);

        Assert.Equal(["chest", "fever"], page.FindAll("input[checked]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public void An_exclusive_answer_stands_last_after_the_divider()
    {
        var page = Show([], ["none"]);

        Assert.Equal("none", page.Find(".choices-or + label input").GetAttribute("value"));
        Assert.Equal("or", page.Find(".choices-or").TextContent);
        Assert.Equal(["unwell", "unwell-fever", "unwell-none"], page.FindAll("input").Select(input => input.Id));
    }

    [Fact]
    public void Without_an_exclusive_answer_there_is_no_divider()
    {
        Assert.Empty(Show([], []).FindAll(".choices-or"));
    }

    [Fact]
    public void An_error_is_tied_to_its_field()
    {
        var page = Render<Checkboxes>(p => p.Add(c => c.Name, "unwell").Add(c => c.Legend, "Now?").Add(c => c.Options, Options)
            .Add(c => c.Error, "Choose at least one"));

        Assert.Equal("unwell-error", page.Find("fieldset").GetAttribute("aria-describedby"));
        Assert.Equal("Error: Choose at least one", page.Find("#unwell-error").TextContent);
    }

    [Fact]
    public void An_optional_question_says_so()
    {
        var page = Render<Checkboxes>(p => p.Add(c => c.Name, "adjust").Add(c => c.Legend, "What would help?").Add(c => c.Options, Options)
            .Add(c => c.OptionalText, "(optional)"));

        Assert.Equal("What would help? (optional)", page.Find("legend").TextContent);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var page = Render<Checkboxes>(p => p.Add(c => c.Name, "unwell").Add(c => c.Legend, "<img src=x>")
            .Add(c => c.Options, [new Choice("a", "<script>alert(1)</script>")]));

        Assert.Empty(page.FindAll("script, img"));
    }

    private IRenderedComponent<Checkboxes> Show(string[] values, string[] exclusive) =>
        Render<Checkboxes>(p => p.Add(c => c.Name, "unwell").Add(c => c.Legend, "Is any of this happening now?")
            .Add(c => c.Options, Options).Add(c => c.Values, values).Add(c => c.Exclusive, exclusive));
}
