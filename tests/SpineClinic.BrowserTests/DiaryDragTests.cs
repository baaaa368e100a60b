using Microsoft.EntityFrameworkCore;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

public sealed class DiaryDragTests(SharedBrowser browser)
{
    [Theory, EveryDatabase]
    public async Task Letting_go_asks_and_the_answer_moves_it(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var day = await BookedSession.PrepareAsync(clinic);
        var id = Assert.Single(await day.BookAsync(1));
        var before = await FindAsync(clinic, id);
        // Let go where the free stretch begins, which is on the grid. The whole day fits in the window: a page that scrolls under a pressed button begins no drag.
        await using var visitor = await browser.OpenAsync(clinic.Address, height: 2000);
        await visitor.ComeSignedInAsync(DemoClinic.ReceptionEmail);
        var page = visitor.Page;
        await page.GotoAsync($"/staff/diary?date={LocalDatePattern.Iso.Format(day.Date)}");
        var entry = page.Locator($"[data-move*='{before.Reference}']");
        await entry.DragToAsync(
            page.Locator($".diary-free[data-column='specialist={day.Specialist.Id:N}']").Last, new() { SourcePosition = new() { X = 60, Y = 4 }, TargetPosition = new() { X = 60, Y = 4 }, Steps = 8 });
        await page.ArriveAsync($"**/{before.Reference}/move?**");
        Assert.Equal(before.Start, (await FindAsync(clinic, id)).Start);

        await page.GetByRole(AriaRole.Button, new() { Name = "Move it", Exact = true }).ClickAsync();
        await page.LeaveAsync(new Regex("/move"));
        var after = await FindAsync(clinic, id);
        Assert.True(after.Start > before.Start);
        Assert.Equal(Duration.Zero, Duration.FromTicks((after.Start - before.Start).BclCompatibleTicks % Duration.FromMinutes(5).BclCompatibleTicks));
        Assert.Empty(visitor.RealComplaints);
    }

    private static async Task<Appointment> FindAsync(RunningClinic clinic, Guid id)
    {
        await using var db = clinic.Db();
        return await db.Appointments.AsNoTracking().SingleAsync(row => row.Id == id);
    }
}
