using Bunit;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class ShapePageTests : ShapeContext
{
    [Fact]
    public void Everything_stands_there_and_what_is_over_does_not()
    {
        var page = Show(Model());
        Assert.Equal(ShapeKinds.All.Select(kind => kind.Path), page.FindAll("main h2").Select(heading => heading.Id));
        Assert.Equal(["Dr Back, Tuesday"], page.FindAll("[aria-labelledby=sessions] tbody th a").Select(link => link.TextContent));
        Assert.Equal(["Christmas", "Fri 25 Dec 2026 to Mon 28 Dec 2026", "The whole clinic"], page.FindAll("[aria-labelledby=closures] tbody tr > *").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(
            ["First consultation", "30 min, starts every 30", "In person", "24 h notice, 60 days ahead", "no notice, 365 days ahead", "Everyone", "The session's", "Nothing"],
            page.FindAll("[aria-labelledby=types] tbody tr > *").Select(cell => cell.TextContent.Trim()));
        Assert.Empty(page.FindAll("#stranded"));
    }

    [Fact]
    public void Appointments_without_a_place_come_first()
    {
        var page = Show(Model(Stranded(1), Stranded(2)));
        Assert.Contains("(2)", page.Find("#stranded h2").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("#stranded a").Count);
    }

    private IRenderedComponent<ShapePage> Show(ShapeModel model) => Render<ShapePage>(parameters => parameters.Add(page => page.Model, model));
}
