using Bunit;
using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class ClosureListTests : PageContext
{
    [Fact]
    public void A_day_days_and_a_closure_of_one_site_are_said_with_why()
    {
        var context = Patient() with { Site = OwnSites.Full };
        Closure[] closures =
        [
            new(new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 25), "Christmas <Day>", null),
            new(new LocalDate(2026, 12, 28), new LocalDate(2026, 12, 30), "Works", OwnSites.Full.Sites[1].Id),
        ];
        var list = Render<ClosureList>(parameters => parameters.Add(one => one.Context, context).Add(one => one.Closures, closures));
        Assert.Equal(["Friday 25 December: Christmas <Day>", "Monday 28 December to Wednesday 30 December: Works (only at Riverside)"], list.FindAll("li").Select(item => item.TextContent));
    }

    [Fact]
    public void Without_any_there_is_no_line() => Assert.Empty(Render<ClosureList>(parameters => parameters.Add(one => one.Context, Patient()).Add(one => one.Closures, [])).FindAll("li"));
}
