using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class ErrorPageTests : PageContext
{
    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void Every_status_has_a_heading_a_phone_number_and_a_way_on(int status)
    {
        var page = Render<ErrorPage>(parameters => parameters.Add(component => component.Status, status).Add(component => component.Phone, "020 7946 0018"));
        Assert.NotEmpty(page.Find("h1").TextContent);
        Assert.NotNull(page.Find("main a[href='tel:02079460018']"));
        Assert.NotNull(page.Find("main a[href='/emergency']"));
    }
}
