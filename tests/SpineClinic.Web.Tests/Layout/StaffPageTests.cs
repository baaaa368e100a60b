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
    public void A_page_without_live_parts_loads_only_what_brings_alarms_and_keys()
    {
        var page = Render<StaffPage>(parameters => parameters
            .Add(component => component.Title, "Safety net").Add(component => component.ClinicName, "Test").Add(component => component.Actor, new StaffActor(Guid.NewGuid(), "Rita", Role.Manager))
            .Add(component => component.IsLive, false));
        Assert.Equal(["desk.js", "desk-keys.js"], page.FindAll("script, dialog").Select(script => script.GetAttribute("src")!.Split('/')[^1]));
        Assert.NotNull(page.Find("#desk-alarms"));
    }

    [Theory]
    [InlineData(Role.Receptionist, 1)]
    [InlineData(Role.Manager, 0)]
    public void The_keys_that_work_everywhere_are_at_its_foot_and_the_next_enquiry_for_those_who_may_open_it(Role role, int next)
    {
        var page = Render<StaffPage>(parameters => parameters
            .Add(component => component.Title, "Search").Add(component => component.ClinicName, "Test").Add(component => component.Actor, new StaffActor(Guid.NewGuid(), "Rita", role)));
        Assert.Equal(["/", "j", "?"], page.FindAll("footer dt").Select(key => key.TextContent));
        Assert.Equal(next, page.FindAll("footer a[data-key=j]").Count);
        Assert.Single(page.FindAll("[data-key='/']"));
    }
}
