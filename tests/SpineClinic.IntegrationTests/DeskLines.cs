using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

/// <summary>The line that brings alarms and who else looks to every staff page; and the handover over HTTP.</summary>
public sealed class DeskLines
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, EveryDatabase]
    public async Task Without_a_session_or_from_another_site_there_is_no_line(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var stranger = clinic.NewPatient();
        foreach (var address in new[] { "/staff/live", "/staff/alarms", "/staff/enquiries/SC-2222-22/people", "/staff/handover" })
        {
            Assert.Equal((address, HttpStatusCode.Redirect), (address, (await stranger.GetAsync(address)).StatusCode));
        }

        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using (var foreign = new ClientWebSocket())
        {
            await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(foreign, clinic, staff, reference, "https://evil.example"));
            Assert.Equal(HttpStatusCode.Forbidden, foreign.HttpStatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/staff/live")).StatusCode);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync($"/staff/enquiries/{reference}/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync("/staff/handover")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/staff/enquiries/nonsense/people")).StatusCode);
        await using var db = clinic.Db();
        Assert.Equal(0, await db.Looks.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_line_says_that_alarms_changed_and_who_looks_and_leaving_is_seen(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var one = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var two = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var first = new ClientWebSocket();
        await OpenAsync(first, clinic, one, reference);
        using var managers = new ClientWebSocket();
        await OpenAsync(managers, clinic, manager, reference);
        using (var second = new ClientWebSocket())
        {
            await OpenAsync(second, clinic, two, reference);
            await SayUntilAsync(first, "people", async () => (await PeopleAsync(one, reference)).Contains("is looking", StringComparison.Ordinal));
            await second.SendAsync(Encoding.UTF8.GetBytes("typing"), WebSocketMessageType.Text, true, CancellationToken.None);
            await SayUntilAsync(first, "people", async () => (await PeopleAsync(one, reference)).Contains("is typing", StringComparison.Ordinal));
            await second.SendAsync(Encoding.UTF8.GetBytes(new string('x', 500)), WebSocketMessageType.Text, true, CancellationToken.None);
            await SayUntilAsync(first, "people", async () => (await PeopleAsync(one, reference)).Trim().Length == 0);
        }

        // Who types at another enquiry is said to nobody here: what comes next is about what is received next.
        var other = await StaffBrowser.NewEnquiryAsync(clinic);
        await SayUntilAsync(first, "alarms", () => Task.FromResult(true));
        using (var elsewhere = new ClientWebSocket())
        {
            await OpenAsync(elsewhere, clinic, two, other);
            await elsewhere.SendAsync(Encoding.UTF8.GetBytes("typing"), WebSocketMessageType.Text, true, CancellationToken.None);
            await SayUntilAsync(elsewhere, "people", async () => (await PeopleAsync(one, other)).Contains("is typing", StringComparison.Ordinal));
        }

        await StaffBrowser.NewEnquiryAsync(clinic);
        Assert.Equal("alarms", await HearAsync(first));
        Assert.Equal("", (await PeopleAsync(two, reference)).Replace("Priya Nair is looking", "", StringComparison.Ordinal).Trim());
        Assert.DoesNotContain("data-alarms", await (await one.GetAsync("/staff/alarms")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_note_to_the_next_shift_is_kept_when_it_is_refused_and_read_when_it_is_not(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var one = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var two = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var page = await one.PageAsync("/staff/handover");
        Assert.Contains(reference, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var key = page.QuerySelector("input[name=key]")!.GetAttribute("value")!;
        var tooLong = new string('x', 2001);
        var refused = await one.RefusedAsync("/staff/handover/notes", ("key", key), ("note", tooLong));
        Assert.Equal(tooLong, refused.GetElementById("note")!.TextContent);
        Assert.Equal("/staff/handover#notes", await one.GoAsync("/staff/handover/notes", ("key", key), ("note", "The lift is <broken>")));
        Assert.Equal("/staff/handover#notes", await one.GoAsync("/staff/handover/notes", ("key", key), ("note", "The lift is <broken>")));
        Assert.Equal("The lift is <broken>", Assert.Single((await two.PageAsync("/staff/handover")).QuerySelectorAll(".note-words")).TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await one.PostAsync("/staff/handover/notes", ("note", "No key"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await one.PostAsync("/staff/handover/read", ("upTo", "-1"), ("at", "1"))).StatusCode);
        Assert.Equal("/staff/handover", await one.GoAsync("/staff/handover/read", ("upTo", "999999"), ("at", "1")));
        Assert.DoesNotContain(reference, (await one.PageAsync("/staff/handover")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static Task OpenAsync(ClientWebSocket socket, RunningClinic clinic, FormClient browser, string reference, string? origin = null)
    {
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin ?? clinic.Address.GetLeftPart(UriPartial.Authority));
        socket.Options.SetRequestHeader("Cookie", browser.Cookies.GetCookieHeader(clinic.Address));
        return socket.ConnectAsync(new UriBuilder(clinic.Address) { Scheme = "ws", Path = "/staff/live", Query = $"enquiry={reference}" }.Uri, CancellationToken.None);
    }

    private static async Task<string> PeopleAsync(FormClient browser, string reference)
    {
        using var response = await browser.GetAsync($"/staff/enquiries/{reference}/people");
        return System.Text.RegularExpressions.Regex.Replace(await response.Content.ReadAsStringAsync(), "<[^>]*>", "");
    }

    private static async Task<string> HearAsync(ClientWebSocket line)
    {
        using var patience = new CancellationTokenSource(Patience);
        var heard = new byte[64];
        return Encoding.UTF8.GetString(heard, 0, (await line.ReceiveAsync(heard, patience.Token)).Count);
    }

    // Each word of the line is followed by a look, as a page does, until the look shows it.
    private static async Task SayUntilAsync(ClientWebSocket line, string word, Func<Task<bool>> isThere)
    {
        using var patience = new CancellationTokenSource(Patience);
        var heard = new byte[64];
        while (true)
        {
            var message = await line.ReceiveAsync(heard, patience.Token);
            if (Encoding.UTF8.GetString(heard, 0, message.Count) == word && await isThere())
            {
                return;
            }
        }
    }
}
