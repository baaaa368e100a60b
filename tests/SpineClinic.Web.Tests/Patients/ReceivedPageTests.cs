using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class ReceivedPageTests : PageContext
{
    [Fact]
    public void It_shows_the_reference_by_when_and_what_to_do_if_it_gets_worse()
    {
        var page = Render<ReceivedPage>(parameters => parameters
            .Add(component => component.Context, Patient())
            .Add(component => component.Receipt, new Receipt("SC-2222-22", TestClinic.Start, IsForSomeoneElse: false, Guid.Empty)));
        Assert.Equal("SC-2222-22", page.Find("#reference").TextContent);
        Assert.Contains("Tuesday 24 November at 10:00", page.Find(".next-steps").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".care-emergency"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
    }
}
