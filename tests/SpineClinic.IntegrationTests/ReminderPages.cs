using System.Net;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class ReminderPages
{
    [Theory, EveryDatabase]
    public async Task Strangers_sign_in_first_a_manager_reads_and_reception_says_done(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/staff/reminders")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.PostAsync("/staff/reminders/seen")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.PostAsync("/staff/reminders/seen", ("appointment", $"{Guid.NewGuid()}"), ("revision", "0"))).StatusCode);
        Assert.Contains("Nobody has to be rung", (await manager.PageAsync("/staff/reminders")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reception.PostAsync("/staff/reminders/seen", ("appointment", "x"), ("revision", "-1"))).StatusCode);
        Assert.Equal("/staff/reminders", await reception.GoAsync("/staff/reminders/seen", ("appointment", $"{Guid.NewGuid()}"), ("revision", "0"), ("kind", "day")));
    }
}
