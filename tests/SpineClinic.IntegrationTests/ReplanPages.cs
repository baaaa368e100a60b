using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class ReplanPages
{
    private const string List = "/staff/waiting-list";
    private const string Sessions = "/staff/diary/disruptions";

    [Theory, EveryDatabase]
    public async Task Strangers_see_nothing_and_a_manager_reads_and_changes_nothing(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var day = await BookedSession.PrepareAsync(clinic);
        await day.WaitAsync("Zoë Quince");
        using var stranger = clinic.NewPatient();
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var id = Guid.NewGuid();
        foreach (var address in new[] { List, $"{List}/time?specialist={day.Specialist.Id}&cell=6000000", Sessions, $"{Sessions}/new", $"{Sessions}/{id}" })
        {
            Assert.Equal((address, HttpStatusCode.Redirect), (address, (await stranger.GetAsync(address)).StatusCode));
        }

        foreach (var address in new[] { List, $"{List}/{id}/remove", $"{List}/offers/{id}/taken", $"{List}/offers/{id}/pass-on", $"{Sessions}/new", $"{Sessions}/{id}/send", $"{Sessions}/{id}/book", $"{Sessions}/{id}/call-off" })
        {
            Assert.Equal((address, HttpStatusCode.Redirect), (address, (await stranger.PostAsync(address, ("reference", "SC-2222-22"))).StatusCode));
            var inputs = address.EndsWith("/new", StringComparison.Ordinal) ? new[] { ("specialist", $"{day.Specialist.Id}"), ("session", "6000000-6000012") } : [("reference", "SC-2222-22")];
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await manager.PostAsync(address, inputs)).StatusCode));
        }

        var read = (await manager.PageAsync(List)).QuerySelector("main")!.TextContent;
        Assert.DoesNotContain("Quince", read, StringComparison.Ordinal);
        Assert.Contains("SC-", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync($"{Sessions}/new")).StatusCode);
        await using var db = clinic.Db();
        Assert.Equal((1, 0), (await db.WaitingListEntries.CountAsync(), await db.Disruptions.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task What_does_not_exist_is_not_found_and_nonsense_is_refused_with_all_that_was_typed(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var day = await BookedSession.PrepareAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        foreach (var address in new[] { $"{List}/time", $"{List}/time?specialist={Guid.NewGuid()}&cell=6000000", $"{List}/time?specialist={day.Specialist.Id}&cell=-1", $"{Sessions}/{Guid.NewGuid()}" })
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await reception.GetAsync(address)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await reception.PostAsync($"{List}/{Guid.NewGuid()}/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reception.PostAsync($"{Sessions}/{Guid.NewGuid()}/call-off", ("row", $"{Guid.NewGuid()}"))).StatusCode);
        await reception.RefusedAsync($"{List}/offers/{Guid.NewGuid()}/taken");
        var nothing = await reception.RefusedAsync(List);
        Assert.Equal(3, nothing.QuerySelectorAll(".error-summary-list a").Length);
        var typed = await reception.RefusedAsync(List, ("reference", "SC-<b>"), ("type", $"{day.Type.Id}"), ("notice", "999"), ("days", "Monday"), ("days", "Nonday"));
        Assert.Equal("SC-<b>", typed.GetElementById("reference")!.GetAttribute("value"));
        Assert.Equal([$"{day.Type.Id}", "Monday"], typed.QuerySelectorAll("main input[checked]").Select(input => input.GetAttribute("value")));
        var unknown = await reception.RefusedAsync(List, ("reference", "SC-2222-22"), ("type", $"{day.Type.Id}"), ("notice", "24"));
        Assert.NotEmpty(unknown.QuerySelectorAll("#reference-error"));
        await reception.RefusedAsync($"{Sessions}/new");
        foreach (var session in new[] { "", "nonsense", "1-2", "99999999-1", "-5-7", "6000000" })
        {
            await reception.RefusedAsync($"{Sessions}/new", ("specialist", $"{day.Specialist.Id}"), ("date", "2026-99-99"), ("session", session));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_time_that_was_given_back_is_offered_shown_and_passed_on(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var day = await BookedSession.PrepareAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var (first, second) = (await day.WaitAsync("First <i>Person</i>"), await day.WaitAsync("Second Person", hasEmail: false));
        var booked = await day.BookAsync(2);
        await day.Diary.CancelAsync(booked[0], null, CancelReason.FeelsBetter, null, CancellationToken.None);
        await clinic.Services.GetRequiredService<WaitingListRun>().StepAsync(CancellationToken.None);
        var page = await reception.PageAsync(List);
        var offer = page.QuerySelector("[data-offer]")!;
        Assert.Contains("First <i>Person</i>", offer.TextContent, StringComparison.Ordinal);
        Assert.Equal([first, second], page.QuerySelectorAll("[data-reference]").Select(row => row.GetAttribute("data-reference")));

        Assert.Equal(List, await reception.GoAsync($"{List}/offers/{offer.GetAttribute("data-offer")}/pass-on"));
        await reception.RefusedAsync($"{List}/offers/{offer.GetAttribute("data-offer")}/pass-on");
        await clinic.Services.GetRequiredService<WaitingListRun>().StepAsync(CancellationToken.None);
        offer = (await reception.PageAsync(List)).QuerySelector("[data-offer]")!;
        Assert.Contains("Ring this person", offer.TextContent, StringComparison.Ordinal);
        Assert.Equal(List, await reception.GoAsync($"{List}/offers/{offer.GetAttribute("data-offer")}/taken"));
        page = await reception.PageAsync(List);
        Assert.Null(page.QuerySelector("[data-offer]"));
        Assert.Equal([first], page.QuerySelectorAll("[data-reference]").Select(row => row.GetAttribute("data-reference")));
        Assert.Contains("took the time", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_wizard_invites_rings_and_follows_until_nobody_is_left(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var day = await BookedSession.PrepareAsync(clinic);
        var booked = await day.BookAsync(4);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var date = LocalDatePattern.Iso.Format(day.Date);
        var form = await reception.PageAsync($"{Sessions}/new?specialist={day.Specialist.Id}&date={date}");
        var choices = form.QuerySelectorAll("input[name=session]");
        Assert.Equal(3, choices.Length);
        var address = await reception.GoAsync($"{Sessions}/new", ("specialist", $"{day.Specialist.Id}"), ("date", date), ("session", choices[2].GetAttribute("value")!));

        var page = await reception.PageAsync(address);
        Assert.Contains("4 of 4 unresolved", page.QuerySelector("#unresolved")!.TextContent, StringComparison.Ordinal);
        (string, string)[] proposals = [.. page.QuerySelectorAll("input[name^=proposal]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))];
        Assert.Equal((4, 4), (proposals.Length, proposals.Select(proposal => proposal.Item2).Distinct().Count()));
        Assert.Equal(booked.Skip(2).Select(id => $"{id}").Order(), page.QuerySelectorAll("input[name=chosen][checked]").Select(box => box.GetAttribute("value")!).Order());
        await reception.RefusedAsync($"{address}/send", proposals);

        var wrong = await reception.RefusedAsync($"{address}/send", [.. proposals, ("chosen", $"{booked[0]}"), ("chosen", $"{booked[2]}")]);
        Assert.EndsWith($"#row-{booked[0]}", Assert.Single(wrong.QuerySelectorAll(".error-summary-list a")).GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(address, await reception.GoAsync($"{address}/send", [.. proposals, ("chosen", $"{booked[3]}")]));
        foreach (var ring in booked.Take(2))
        {
            Assert.Equal(address, await reception.GoAsync($"{address}/book", [.. proposals, ("row", $"{ring}")]));
        }

        page = await reception.PageAsync(address);
        Assert.Equal(["Booked", "Booked", "Invited", "Invited"], page.QuerySelectorAll("[data-state]").Select(row => row.GetAttribute("data-state")!).Order());
        foreach (var row in page.QuerySelectorAll("[data-state=Invited]"))
        {
            var hidden = row.QuerySelector("input[type=hidden]")!;
            Assert.Equal(address, await reception.GoAsync($"{address}/book", (hidden.GetAttribute("name")!, hidden.GetAttribute("value")!), ("row", row.Id!["row-".Length..])));
        }

        Assert.NotNull((await reception.PageAsync(address)).QuerySelector(".notice-success"));
        Assert.Contains("All resolved", (await reception.PageAsync(Sessions)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
