using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class ScaleTests : BunitContext
{
    [Fact]
    public void Pain_is_eleven_radios_and_never_a_slider()
    {
        var page = Show();

        Assert.Equal(11, page.FindAll("input[type=radio][name=pain]").Count);
        Assert.Empty(page.FindAll("input[type=range]"));
    }

    [Fact]
    public void The_first_step_carries_the_name_as_its_id()
    {
        var ids = Show().FindAll("input").Select(input => input.Id).ToArray();

        Assert.Equal("pain", ids[0]);
        Assert.Equal("pain-10", ids[^1]);
    }

    [Fact]
    public void The_ends_are_named_for_those_who_cannot_see_them()
    {
        var labels = Show().FindAll("label").Select(label => label.TextContent.Trim()).ToArray();

        Assert.Equal("0 no pain", string.Join(' ', labels[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("5", labels[5]);
        Assert.EndsWith("worst", labels[10], StringComparison.Ordinal);
    }

    [Fact]
    public void The_selected_value_is_kept()
    {
        Assert.Equal("pain-7", Assert.Single(Show(value: "7").FindAll("input[checked]")).Id);
    }

    [Fact]
    public void An_error_is_tied_to_its_field()
    {
        var page = Show(error: "Choose a number");

        Assert.Equal("pain-hint pain-error", page.Find("fieldset").GetAttribute("aria-describedby"));
        Assert.Equal("Error: Choose a number", page.Find("#pain-error").TextContent);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        Assert.Empty(Show(error: "<script>alert(1)</script>", value: "\"><script>").FindAll("script"));
    }

    private IRenderedComponent<Scale> Show(string? value = null, string? error = null) =>
        Render<Scale>(p => p.Add(s => s.Name, "pain").Add(s => s.Legend, "How bad?").Add(s => s.Hint, "Choose what feels closest.")
            .Add(s => s.LowText, "no pain").Add(s => s.HighText, "worst").Add(s => s.Value, value).Add(s => s.Error, error));
}
