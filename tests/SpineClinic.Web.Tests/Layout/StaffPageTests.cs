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
}
