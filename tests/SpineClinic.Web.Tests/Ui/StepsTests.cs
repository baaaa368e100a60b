using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class StepsTests : BunitContext
{
    [Fact]
    public void Progress_is_said_in_words_and_drawn_only_for_the_eye()
    {
        var page = Render<Steps>(p => p.Add(s => s.Current, 2).Add(s => s.Total, 4).Add(s => s.Text, "Part 2 of 4: The problem"));

        Assert.Equal("Part 2 of 4: The problem", page.Find(".steps-text").TextContent);
        Assert.Equal("true", page.Find(".steps-bars").GetAttribute("aria-hidden"));
        Assert.Equal(["step is-done", "step is-current", "step", "step"], page.FindAll(".steps-bars > span").Select(step => step.ClassName));
    }
}
