using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class ContactPageTests : PageContext
{
    [Fact]
    public void It_dials_the_clinic()
    {
        var page = Render<ContactPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:02079460018", page.Find("main .lead a").GetAttribute("href"));
    }
}
