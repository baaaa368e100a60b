using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class RemindersPageTests : PageContext
{
    private static readonly StaffActor Receptionist = new(Guid.NewGuid(), "Rita One", Role.Receptionist);

    [Fact]
    public void With_nobody_to_ring_it_says_so_and_shows_the_sum()
    {
        var page = Show(new ReminderDay(5, 3, 1, 1, 0, 0, TestClinic.Start - Duration.FromMinutes(2)));
        Assert.Contains("5 due = 3 sent + 1 not needed + 1 not sent + 0 waiting", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("Last looked 2 min ago", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nobody has to be rung", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_to_be_rung_is_named_with_the_number_and_the_reason()
    {
        var row = new ReminderToRing(Guid.NewGuid(), 1, "day", "SA-2222-22", "<b>Zoë</b>", "+442079460000", TestClinic.Start + Duration.FromHours(5), "no-address");
        var page = Show(new ReminderDay(1, 0, 0, 1, 0, 1, null), row);
        Assert.Equal(
            ["SA-2222-22", "<b>Zoë</b>", "+442079460000", "Today, 15:00", "No email address"], page.FindAll("tbody td").Take(5).Select(cell => cell.TextContent.Trim()));
        Assert.Equal(row.AppointmentId.ToString(), page.Find("input[name=appointment]").GetAttribute("value"));
    }

    private IRenderedComponent<RemindersPage> Show(ReminderDay day, params ReminderToRing[] rows) => Render<RemindersPage>(parameters => parameters
        .Add(component => component.Actor, Receptionist).Add(component => component.ClinicName, "Test Spine Clinic").Add(component => component.Day, day)
        .Add(component => component.ToRing, rows).Add(component => component.Now, TestClinic.Start).Add(component => component.Zone, DateTimeZone.Utc));
}
