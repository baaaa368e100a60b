using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class PageHeadTests : PageContext
{
    [Fact]
    public void It_names_the_one_address_of_the_page_on_the_clinics_own_site()
    {
        var page = Render<PageHead>(parameters => parameters.Add(component => component.Description, "A \"page\"").Add(component => component.Address, "/conditions?language=de"));
        Assert.Equal("A \"page\"", page.Find("meta[name=description]").GetAttribute("content"));
        Assert.Equal("https://clinic.example/conditions?language=de", page.Find("link[rel=canonical]").GetAttribute("href"));
    }
}
