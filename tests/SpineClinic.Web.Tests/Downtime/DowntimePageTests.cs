using Bunit;
using NodaTime;
using SpineClinic.Staff;
using SpineClinic.Web.Downtime;

namespace SpineClinic.Web.Tests.Downtime;

public sealed class DowntimePageTests : PageContext
{
    [Fact]
    public void Without_a_passphrase_it_says_what_is_to_be_done_and_offers_nothing()
    {
        var page = Show(isOn: false);
        Assert.Contains("Downtime:Passphrase", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("main form"));
    }

    [Fact]
    public void It_offers_one_and_names_the_nights_that_are_there()
    {
        Assert.Contains("None yet", Show(isOn: true).Markup, StringComparison.Ordinal);
        var page = Show(isOn: true, new LocalDate(2026, 11, 24));
        Assert.Equal("/staff/downtime", page.Find("main form[method=post]").GetAttribute("action"));
        Assert.Equal("Tuesday 24 November 2026", page.Find("main li").TextContent);
    }

    private IRenderedComponent<DowntimePage> Show(bool isOn, params LocalDate[] nights) => Render<DowntimePage>(parameters => parameters
        .Add(component => component.Actor, new StaffActor(Guid.NewGuid(), "Rita One", Role.Receptionist)).Add(component => component.ClinicName, "Spine Clinic")
        .Add(component => component.IsOn, isOn).Add(component => component.Nights, nights));
}
