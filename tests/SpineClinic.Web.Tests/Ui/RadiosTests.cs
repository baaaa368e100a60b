using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class RadiosTests : BunitContext
{
    private static readonly Choice[] Options = [new("no", "No"), new("yes", "Yes", "Even a little."), new("notSure", "I'm not sure")];

    [Fact]
    public void The_first_input_carries_the_name_as_its_id()
    {
        var page = Show();

        Assert.Equal(["walk", "walk-yes", "walk-notSure"], page.FindAll("input").Select(input => input.Id));
        Assert.All(page.FindAll("input"), input => Assert.Equal("walk", input.GetAttribute("name")));
        Assert.Equal(["no", "yes", "notSure"], page.FindAll("input").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public void The_whole_row_is_the_label_of_its_input()
    {
        var rows = Show().FindAll("label.choice");

        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.QuerySelector("input")!.Id, row.GetAttribute("for")));
    }

    [Fact]
    public void The_selected_value_is_kept()
    {
        var chosen = Show(value: "yes").FindAll("input[checked]");

        Assert.Equal("walk-yes", Assert.Single(chosen).Id);
    }

    [Fact]
    public void Nothing_is_selected_for_the_patient()
    {
        Assert.Empty(Show().FindAll("input[checked]"));
    }

    [Fact]
    public void The_hint_and_the_error_are_tied_to_the_group()
    {
        var page = Show(hint: "Not just because it hurts.", error: "Choose an answer");

        Assert.Equal("walk-hint walk-error", page.Find("fieldset").GetAttribute("aria-describedby"));
        Assert.Equal("Not just because it hurts.", page.Find("#walk-hint").TextContent);
        Assert.Equal("Error: Choose an answer", page.Find("#walk-error").TextContent);
        Assert.NotNull(page.Find(".field.has-error"));
    }

    [Fact]
    public void Without_hint_or_error_the_group_is_described_by_nothing()
    {
        var page = Show();

        Assert.False(page.Find("fieldset").HasAttribute("aria-describedby"));
        Assert.Empty(page.FindAll(".has-error"));
    }

    [Fact]
    public void An_options_hint_describes_it_and_stays_out_of_its_name()
    {
        var input = Show().Find("#walk-yes");

        Assert.Equal("walk-yes-text", input.GetAttribute("aria-labelledby"));
        Assert.Equal("walk-yes-note", input.GetAttribute("aria-describedby"));
    }

    [Fact]
    public void The_question_can_be_the_heading_of_the_page()
    {
        var page = Render<Radios>(p => p.Add(r => r.Name, "walk").Add(r => r.Legend, "Can you walk?").Add(r => r.Options, Options)
            .Add(r => r.LegendIsHeading, true));

        Assert.Equal("Can you walk?", page.Find("legend h1").TextContent);
    }

    [Fact]
    public void An_optional_question_says_so()
    {
        var page = Render<Radios>(p => p.Add(r => r.Name, "sex").Add(r => r.Legend, "Have you lost feeling?").Add(r => r.Options, Options)
            .Add(r => r.OptionalText, "(optional)"));

        Assert.Equal("Have you lost feeling? (optional)", page.Find("legend").TextContent);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        const string Hostile = "<script>alert(1)</script>";
        var page = Render<Radios>(p => p.Add(r => r.Name, "walk").Add(r => r.Legend, Hostile).Add(r => r.Hint, Hostile)
            .Add(r => r.Error, Hostile).Add(r => r.Options, [new Choice("\"><script>", Hostile, Hostile)]));

        Assert.Empty(page.FindAll("script"));
        Assert.Contains("&lt;script&gt;", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<Radios> Show(string? value = null, string? hint = null, string? error = null) =>
        Render<Radios>(p => p.Add(r => r.Name, "walk").Add(r => r.Legend, "Can you walk?").Add(r => r.Options, Options)
            .Add(r => r.Value, value).Add(r => r.Hint, hint).Add(r => r.Error, error));
}
