using Bunit;
using SpineClinic.Staff;
using SpineClinic.Web.Layout;

namespace SpineClinic.Web.Tests.Layout;

public sealed class StaffPageTests : PageContext
{
    [Fact]
    public void It_says_who_is_signed_in_and_carries_its_script_as_files()
    {
        var page = Render<StaffPage>(parameters => parameters
            .Add(component => component.Title, "Board").Add(component => component.ClinicName, "Test").Add(component => component.Actor, new StaffActor(Guid.NewGuid(), "Rita <One>", Role.Receptionist)));
        Assert.Contains("Rita &lt;One&gt;", page.Markup, StringComparison.Ordinal);
        Assert.All(page.FindAll("script"), script => Assert.Empty(script.TextContent));
    }

    [Fact]
    public void A_page_without_live_parts_loads_only_what_brings_alarms()
    {
        var page = Render<StaffPage>(parameters => parameters
            .Add(component => component.Title, "Safety net").Add(component => component.ClinicName, "Test").Add(component => component.Actor, new StaffActor(Guid.NewGuid(), "Rita", Role.Manager))
            .Add(component => component.IsLive, false));
        Assert.EndsWith("desk.js", Assert.Single(page.FindAll("script, dialog")).GetAttribute("src"), StringComparison.Ordinal);
        Assert.NotNull(page.Find("#desk-alarms"));
    }
}
