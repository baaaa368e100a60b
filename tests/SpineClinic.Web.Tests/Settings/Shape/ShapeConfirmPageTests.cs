using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class ShapeConfirmPageTests : ShapeContext
{
    [Fact]
    public void It_says_that_nothing_is_saved_and_sends_everything_again_confirmed()
    {
        var form = new ShapeForm().With("name", "<Christmas>").With("first", "2026-12-01").With("confirmed", "no");
        var page = Show(form, isRemoval: false, 2);
        Assert.Equal("2 appointments would lose their place", page.Find("h1").TextContent);
        Assert.Contains("Nothing is saved yet", page.Find(".notice-warning").TextContent, StringComparison.Ordinal);
        Assert.Equal(["name=<Christmas>", "first=2026-12-01", "confirmed=yes"], Posted(page));
        Assert.Equal("/staff/settings/booking/closures/new", page.Find("main form").GetAttribute("action"));
        Assert.Equal(2, page.FindAll(".stranded a").Count);
    }

    [Fact]
    public void A_removal_is_confirmed_as_one()
    {
        var page = Show(new ShapeForm(), isRemoval: true, 1);
        Assert.Equal(("1 appointment would lose its place", "/staff/settings/booking/closures/7/remove"), (page.Find("h1").TextContent, page.Find("main form").GetAttribute("action")));
    }

    private IRenderedComponent<ShapeConfirmPage> Show(ShapeForm form, bool isRemoval, int count) => Render<ShapeConfirmPage>(parameters => parameters
        .Add(page => page.Model, Model()).Add(page => page.Kind, ShapeKinds.Closures).Add(page => page.Id, isRemoval ? "7" : null).Add(page => page.IsRemoval, isRemoval)
        .Add(page => page.Form, form).Add(page => page.Stranded, [.. Enumerable.Range(1, count).Select(Stranded)]));
}
