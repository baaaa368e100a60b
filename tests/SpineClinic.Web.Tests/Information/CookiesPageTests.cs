using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class CookiesPageTests : PageContext
{
    [Fact]
    public void It_says_how_many_there_are()
    {
        var page = Render<CookiesPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("one cookie", page.Find("main").TextContent, StringComparison.Ordinal);
    }
}
