using Bunit;
using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class OpeningHoursTableTests : PageContext
{
    [Fact]
    public void Without_hours_and_closures_there_is_no_table_and_no_second_heading()
    {
        var table = Render<OpeningHoursTable>(parameters => parameters.Add(one => one.Context, Patient()));
        Assert.Empty(table.FindAll("dl, ul"));
        Assert.Single(table.FindAll("h2"));
    }

    [Fact]
    public void Each_day_is_said_and_closures_that_are_near_and_not_over()
    {
        var context = Patient() with { Site = OwnSites.Full };
        context.Clinic.OpeningHours.Add(new OpeningHours(IsoDayOfWeek.Monday, new LocalTime(8, 0), new LocalTime(18, 0)));
        context.Clinic.Closures.Add(new Closure(OwnSites.Today.PlusDays(-2), OwnSites.Today, "Burst pipe", OwnSites.Full.Sites[0].Id));
        context.Clinic.Closures.Add(new Closure(new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 25), "Christmas"));
        context.Clinic.Closures.Add(new Closure(OwnSites.Today.PlusDays(-9), OwnSites.Today.PlusDays(-1), "Over"));
        context.Clinic.Closures.Add(new Closure(new LocalDate(2027, 12, 25), new LocalDate(2027, 12, 25), "Far"));
        var table = Render<OpeningHoursTable>(parameters => parameters.Add(one => one.Context, context));
        Assert.Equal(["08:00 to 18:00", "closed", "closed", "closed", "closed", "closed", "closed"], table.FindAll("dd").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(
            ["Sunday 22 November to Tuesday 24 November: Burst pipe (only at Hillside <1>)", "Friday 25 December: Christmas"], table.FindAll("li").Select(closure => closure.TextContent));
    }
}
