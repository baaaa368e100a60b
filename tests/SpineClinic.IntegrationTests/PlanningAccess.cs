using System.Net;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class PlanningAccess
{
    private static readonly string Any = Guid.NewGuid().ToString();
    private static readonly string[] Pages = ["/staff/diary/series", $"/staff/diary/series/{Any}", "/staff/diary/groups", "/staff/settings/calendars"];
    private static readonly string[] DeskActs = ["/staff/diary/series", $"/staff/diary/series/{Any}/move", $"/staff/diary/series/{Any}/cancel", "/staff/diary/groups", $"/staff/diary/groups/{Any}/cancel"];

    private static readonly string[] CalendarActs =
        ["/staff/settings/calendars/feeds", $"/staff/settings/calendars/feeds/{Any}/revoke", "/staff/settings/calendars/import", $"/staff/settings/calendars/import/{Any}/remove"];

    [Theory, EveryDatabase]
    public async Task Strangers_sign_in_first_a_manager_books_nothing_and_reception_hands_in_no_calendar(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        foreach (var page in Pages)
        {
            Assert.Equal((page, HttpStatusCode.Redirect), (page, (await stranger.GetAsync(page)).StatusCode));
        }

        foreach (var act in DeskActs.Concat(CalendarActs))
        {
            Assert.Equal((act, HttpStatusCode.Redirect), (act, (await stranger.PostAsync(act)).StatusCode));
        }

        foreach (var act in DeskActs)
        {
            Assert.Equal((act, HttpStatusCode.Forbidden), (act, (await manager.PostAsync(act)).StatusCode));
        }

        foreach (var act in CalendarActs)
        {
            Assert.Equal((act, HttpStatusCode.Forbidden), (act, (await reception.PostAsync(act)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync("/staff/diary/series")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reception.GetAsync("/staff/settings/calendars")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/staff/diary/series/{Any}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync("/staff/diary/groups")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reception.PostAsync($"/staff/diary/series/{Any}/move")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostAsync($"/staff/settings/calendars/feeds/{Any}/revoke")).StatusCode);
    }
}
