using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class DeafRoutesTests : PageContext
{
    [Fact]
    public void Numbers_are_dialled_and_addresses_are_opened()
    {
        var routes = Render<DeafRoutes>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Heading, "Deaf"));
        Assert.Equal(["tel:18000", "https://999bsl.co.uk"], routes.FindAll("a").Select(link => link.GetAttribute("href")));
    }
}
