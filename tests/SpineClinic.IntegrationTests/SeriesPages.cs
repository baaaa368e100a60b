using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class SeriesPages
{
    private const string Address = "/staff/diary/series";

    [Theory, EveryDatabase]
    public async Task A_series_is_planned_booked_moved_and_cancelled(DatabaseKind kind)
    {
        await using var clinic = await Planning.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var desk = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        (string, string)[] typed =
        [
            ("reference", reference), ("type", await Planning.TypeAsync(clinic, isGroup: false)), ("specialist", await Planning.HaleAsync(clinic)), ("repeat", "weekly"), ("date", "2026-12-01"),
            ("weeks", "1"), ("count", "3"), ("time", "10:00"),
        ];
        var plan = await desk.PageAsync($"{Address}?plan=1&{string.Join('&', typed.Select(input => $"{input.Item1}={input.Item2}"))}");
        Assert.Equal(["2026-12-01", "2026-12-08", "2026-12-15"], plan.QuerySelectorAll<IHtmlInputElement>("input[name=take]:checked").Select(box => box.Value));
        var key = plan.QuerySelector<IHtmlInputElement>("input[name=key]")!.Value;

        // Nothing chosen, and then a day that somebody took meanwhile: what was typed stays.
        using (var none = await desk.PostAsync(Address, [.. typed, ("key", key)]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        }

        Assert.Equal($"{Address}/{Guid.NewGuid()}"[..Address.Length], (await BookAsync(desk, typed, Guid.NewGuid(), "2026-12-08"))[..Address.Length]);
        using (var taken = await desk.PostAsync(Address, [.. typed, ("key", key), ("take", "2026-12-01"), ("take", "2026-12-08")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
            var page = await FormClient.ReadAsync(taken);
            Assert.Contains("Somebody was quicker", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(key, page.QuerySelector<IHtmlInputElement>("input[name=key]")!.Value);
            Assert.Equal(reference, page.QuerySelector<IHtmlInputElement>("input[type=hidden][name=reference]")!.Value);
        }

        Assert.Equal($"{Address}/{key}", await BookAsync(desk, typed, Guid.Parse(key), "2026-12-01", "2026-12-15"));
        Assert.Equal($"{Address}/{key}", await BookAsync(desk, typed, Guid.Parse(key), "2026-12-01", "2026-12-15"));
        var file = await desk.PageAsync($"{Address}/{key}");
        var from = file.QuerySelectorAll<IHtmlOptionElement>("#moveFrom option").Select(option => option.Value).ToList();
        Assert.Equal(2, from.Count);
        (string, string)[] move = [("moveFrom", from[0]), ("moveScope", "ThisAndFollowing"), ("moveDate", "2026-12-01"), ("moveReason", "Asked")];
        using (var refused = await desk.PostAsync($"{Address}/{key}/move", [.. move, ("moveTime", "late")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await FormClient.ReadAsync(refused);
            Assert.Equal("late", page.QuerySelector<IHtmlInputElement>("#moveTime")!.Value);
            Assert.Equal("Asked", page.QuerySelector("#moveReason")!.GetAttribute("value") ?? page.QuerySelector("#moveReason")!.TextContent);
        }

        Assert.Equal($"{Address}/{key}", await desk.GoAsync($"{Address}/{key}/move", [.. move, ("moveTime", "11:00")]));
        using (var refused = await desk.PostAsync($"{Address}/{key}/cancel", ("cancelFrom", from[0]), ("cancelScope", "All"), ("cancelWhy", "HoldExpired")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        Assert.Equal($"{Address}/{key}", await desk.GoAsync($"{Address}/{key}/cancel", ("cancelFrom", from[1]), ("cancelScope", "ThisAndFollowing"), ("cancelWhy", "TooUnwell")));
        await using var db = clinic.Db();
        var series = Guid.Parse(key);
        var rows = await db.Appointments.Where(row => row.SeriesId == series).OrderBy(row => row.Start).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(1, 11, AppointmentStatus.Booked), (15, 11, AppointmentStatus.Cancelled)], rows.Select(row => (row.Start.InUtc().Day, row.Start.InUtc().Hour, row.Status)));
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_read_is_named_field_by_field(DatabaseKind kind)
    {
        await using var clinic = await Planning.StartAsync(kind);
        using var desk = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        Assert.Equal(["reference", "type", "specialist", "date", "count", "time"], await WrongAsync(""));
        Assert.Equal(["reference", "type", "specialist", "weeks", "until", "time"], await WrongAsync("date=2026-12-01&weeks=0&until=2026-11-01&time=25:00"));
        Assert.Equal(["reference", "type", "specialist", "count"], await WrongAsync("date=2026-12-01&count=27&time=9.30"));
        Assert.Equal(["reference", "type", "specialist", "dates"], await WrongAsync("repeat=dates&dates=2026-12-01+tomorrow&time=9:30"));
        Assert.Equal(["reference"], await WrongAsync($"reference=SC-%3Cb%3E&type={await Planning.TypeAsync(clinic, false)}&specialist={await Planning.HaleAsync(clinic)}&date=2026-12-01&count=2&time=0930"));

        async Task<List<string>> WrongAsync(string query)
        {
            using var response = await desk.GetAsync($"{Address}?plan=1&{query}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            return [.. (await FormClient.ReadAsync(response)).QuerySelectorAll(".error-summary-list a").Select(link => link.GetAttribute("href")!.Split('#')[1])];
        }
    }

    private static Task<string> BookAsync(FormClient desk, (string, string)[] typed, Guid key, params string[] days) =>
        desk.GoAsync(Address, [.. typed, ("key", $"{key}"), .. days.Select(day => ("take", day))]);
}
