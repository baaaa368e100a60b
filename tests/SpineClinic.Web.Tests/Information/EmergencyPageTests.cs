using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class EmergencyPageTests : PageContext
{
    [Fact]
    public void It_dials_the_emergency_number()
    {
        var page = Render<EmergencyPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:999", page.Find("a.call-number").GetAttribute("href"));
    }
}
