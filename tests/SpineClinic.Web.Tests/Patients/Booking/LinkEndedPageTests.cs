using Bunit;
using SpineClinic.Web.Patients.Booking;

namespace SpineClinic.Web.Tests.Patients.Booking;

public sealed class LinkEndedPageTests : BookingContext
{
    [Theory, InlineData("unknown"), InlineData("expired"), InlineData("revoked"), InlineData("used"), InlineData("locked"), InlineData("declined")]
    public void Every_end_says_what_to_do_and_whom_to_call(string why)
    {
        var page = Render<LinkEndedPage>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Why, why));
        Assert.NotEmpty(page.FindAll(".lead"));
        Assert.Contains("020 7946 0018", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
    }
}
