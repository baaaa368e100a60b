using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class GroupPages
{
    private const string Address = "/staff/diary/groups";

    [Theory, EveryDatabase]
    public async Task A_session_is_planned_and_called_off(DatabaseKind kind)
    {
        await using var clinic = await Planning.StartAsync(kind);
        using var desk = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        (string, string)[] typed = [("type", await Planning.TypeAsync(clinic, isGroup: true)), ("specialist", await Planning.HaleAsync(clinic)), ("time", "10:00")];
        foreach (var (date, time, field) in new[] { ("", "", "date"), ("2026-12-01", "25:00", "time"), ("2027-03-28", "01:30", "time"), ("2026-12-02", "10:00", "reason"), ("2026-11-01", "10:00", "time") })
        {
            using var refused = await desk.PostAsync(Address, typed[0], typed[1], ("date", date), ("time", time));
            Assert.Equal((date, HttpStatusCode.UnprocessableEntity), (date, refused.StatusCode));
            var page = await FormClient.ReadAsync(refused);
            Assert.EndsWith($"#{field}", page.QuerySelector(".error-summary-list a")!.GetAttribute("href"), StringComparison.Ordinal);
            Assert.Equal(date, page.QuerySelector<IHtmlInputElement>("#date")!.GetAttribute("value") ?? "");
        }

        Assert.Equal(Address, await desk.GoAsync(Address, [.. typed, ("date", "2026-12-01")]));
        Assert.Equal(Address, await desk.GoAsync(Address, [.. typed, ("date", "2026-12-01")]));
        var list = await desk.PageAsync(Address);
        Assert.Contains("0 of 2 seats taken", list.Body!.TextContent, StringComparison.Ordinal);
        var cancel = Assert.Single(list.QuerySelectorAll<IHtmlFormElement>("details form")).GetAttribute("action")!;
        using (var refused = await desk.PostAsync(cancel, ("why", "HoldExpired")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        Assert.Equal(Address, await desk.GoAsync(cancel, ("why", "SpecialistAway")));
        Assert.Contains("No group session is planned", (await desk.PageAsync(Address)).Body!.TextContent, StringComparison.Ordinal);
        await using var db = clinic.Db();
        Assert.Empty(await db.OccupancyCells.ToListAsync(TestContext.Current.CancellationToken));
    }
}
