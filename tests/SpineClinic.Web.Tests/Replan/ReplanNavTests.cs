using Bunit;
using SpineClinic.Staff;
using SpineClinic.Web.Replan;

namespace SpineClinic.Web.Tests.Replan;

public sealed class ReplanNavTests : ReplanContext
{
    [Fact]
    public void A_manager_is_not_led_to_what_would_be_refused() =>
        Assert.DoesNotContain("/new", Render<ReplanNav>(parameters => parameters.Add(nav => nav.Actor, Manager).Add(nav => nav.Current, ReplanRoutes.WaitingList)).Markup, StringComparison.Ordinal);

    [Fact]
    public void The_present_page_is_marked()
    {
        var nav = Render<ReplanNav>(parameters => parameters.Add(nav => nav.Actor, new StaffActor(Guid.NewGuid(), "Rita", Role.Receptionist)).Add(nav => nav.Current, ReplanRoutes.Disruptions));
        Assert.Equal(ReplanRoutes.Disruptions, Assert.Single(nav.FindAll("[aria-current=page]")).GetAttribute("href"));
        Assert.Equal(3, nav.FindAll("a").Count);
    }
}
