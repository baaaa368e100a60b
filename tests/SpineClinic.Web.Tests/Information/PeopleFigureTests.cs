using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class PeopleFigureTests : PageContext
{
    [Theory]
    [InlineData(24, 24, 100, "0 0 200 70", "none: M0 0H200V70H0Z some: M0 0H200V14H0ZM0 14H40V28H0Z", "100 small figures, 24 of them filled in")]
    [InlineData(10, 24, 100, "0 0 200 70", "none: M0 0H200V70H0Z may: M0 0H200V14H0ZM0 14H40V28H0Z some: M0 0H100V14H0Z", "100 small figures, 10 to 24 of them filled in")]
    [InlineData(0, 1, 100, "0 0 200 70", "none: M0 0H200V70H0Z may: M0 0H10V14H0Z", "100 small figures, fewer than 1 of them filled in")]
    [InlineData(10, 10, 10, "0 0 200 14", "some: M0 0H100V14H0Z", "10 small figures, 10 of them filled in")]
    [InlineData(22, 22, 1000, "0 0 500 280", "none: M0 0H500V280H0Z some: M0 0H220V14H0Z", "1,000 small figures, 22 of them filled in")]
    public void It_draws_as_many_figures_as_it_says(int low, int high, int of, string box, string outlines, string alternative)
    {
        var drawing = Show(new PeopleShare(low, high, of)).Find("svg");
        Assert.Equal(box, drawing.GetAttribute("viewBox"));
        Assert.Equal(outlines, string.Join(' ', drawing.QuerySelectorAll("path").Select(path => $"{path.GetAttribute("fill")![12..^1]}: {path.GetAttribute("d")}")));
        Assert.Equal(("img", alternative), (drawing.GetAttribute("role"), drawing.GetAttribute("aria-label")));
    }

    [Fact]
    public void The_figure_is_also_in_words() => Assert.Equal("Harm: fewer than 1 to 13 in 1,000", Show(new PeopleShare(0, 13, 1000)).Find("p").TextContent);

    private IRenderedComponent<PeopleFigure> Show(PeopleShare share) =>
        Render<PeopleFigure>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Count, new PeopleCount("Harm", share)));
}
