using Bunit;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Tests.Information;

namespace SpineClinic.Web.Tests.Patients;

public sealed class ClosedDaysTests : PageContext
{
    [Fact]
    public void Where_nothing_is_closed_nothing_stands() => Assert.Equal("", Render<ClosedDays>(parameters => parameters.Add(one => one.Context, Patient())).Markup.Trim());

    [Fact]
    public void It_stands_beside_the_hours_on_the_home_page_and_where_a_request_begins()
    {
        var context = Patient(language: "de") with { Site = OwnSites.Full };
        context.Clinic.Closures.Add(new Closure(OwnSites.Today, OwnSites.Today, "Burst pipe"));
        Assert.Equal("Heute geschlossen", Render<HomePage>(parameters => parameters.Add(one => one.Context, context)).Find(".band-warm strong").TextContent);
        Assert.Equal("Heute geschlossen", Render<StartPage>(parameters => parameters.Add(one => one.Context, context)).Find("li p strong").TextContent);
    }

    [Fact]
    public void That_one_site_is_closed_keeps_nobody_from_reading_requests()
    {
        var context = Patient() with { Site = OwnSites.Full };
        context.Clinic.Closures.Add(new Closure(OwnSites.Today, OwnSites.Today, "Burst pipe", OwnSites.Full.Sites[0].Id));
        Assert.Equal("Closed today (only at Hillside <1>)", Render<HomePage>(parameters => parameters.Add(one => one.Context, context)).Find(".band-warm strong").TextContent);
        Assert.Empty(Render<StartPage>(parameters => parameters.Add(one => one.Context, context)).FindAll("li p strong"));
    }
}
