using Bunit;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Replan;

namespace SpineClinic.Web.Tests.Replan;

public sealed class DisruptionsPageTests : ReplanContext
{
    [Fact]
    public void Without_any_it_says_what_it_is_for() => Assert.NotNull(Show([]).Find(".empty"));

    [Theory, EveryDatabase]
    public async Task Each_says_how_many_are_unresolved(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (view, _) = await DisruptedAsync(clinic);
        var page = Show([view, view with { Rows = [] }]);
        Assert.Equal(["3 unresolved", "All resolved"], page.FindAll(".tag").Select(tag => tag.TextContent));
        Assert.Equal($"/staff/diary/disruptions/{view.Disruption.Id}", page.Find(".replan-name").GetAttribute("href"));
    }

    private IRenderedComponent<DisruptionsPage> Show(IReadOnlyList<DisruptionView> views) =>
        Render<DisruptionsPage>(parameters => parameters.Add(page => page.Actor, Manager).Add(page => page.Context, Patient()).Add(page => page.Views, views));
}
