using System.Diagnostics;
using Microsoft.Playwright;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>An emergency reaches whoever works at the desk, wherever they are in it.</summary>
public sealed class AlarmTests(SharedBrowser browser)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    // Counts the tones that the page plays.
    private const string Ears = "window.tones = 0; const Real = OscillatorNode; window.OscillatorNode = class extends Real { start(...when) { window.tones++; super.start(...when); } };";

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "enquiry")]
    [InlineData(DatabaseKind.PostgreSql, "enquiry")]
    [InlineData(DatabaseKind.Sqlite, "/staff/handover")]
    public async Task An_emergency_is_seen_heard_and_said_within_two_seconds_while_somebody_types_elsewhere(DatabaseKind kind, string where)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var routine = await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.Context.AddInitScriptAsync($"localStorage.setItem('alarm-sound', 'on'); {Ears}");
        await desk.SignInAsync(path: where == "enquiry" ? $"/staff/enquiries/{routine}" : where);
        var note = desk.Page.Locator("textarea[name=note]");
        await note.EvaluateAsync("field => { const fold = field.closest('details'); if (fold) fold.open = true; }");
        await note.ClickAsync();
        await desk.Page.Keyboard.TypeAsync("She cannot sl");
        Assert.Equal(0, await desk.Page.Locator("#desk-alarms .alarm").CountAsync());
        Assert.Equal(0, await TonesAsync(desk));

        using var patient = clinic.NewPatient();
        await SafetyNetPages.Stopped(patient);
        var waited = Stopwatch.StartNew();
        using (await patient.PostAsync("/enquire/emergency/told", ("name", "Zoë Quince"), ("phone", "07700 900123")))
        {
            await desk.Page.Locator("#desk-alarms .alarm").WaitForAsync();
        }

        await desk.Page.WaitForFunctionAsync("() => window.tones > 0 && document.getElementById('desk-said').textContent !== ''");
        Assert.InRange(waited.Elapsed, TimeSpan.Zero, Soon);
        Assert.StartsWith("Not yet answered for: SC-", await desk.Page.Locator("#desk-said").TextContentAsync(), StringComparison.Ordinal);
        await desk.Page.Keyboard.TypeAsync("eep");
        await Assertions.Expect(note).ToBeFocusedAsync();
        await Assertions.Expect(note).ToHaveValueAsync("She cannot sleep");
        Assert.Equal("", string.Join("\n", desk.RealComplaints));
    }

    [Fact]
    public async Task Without_sound_it_is_seen_and_said_and_the_page_makes_no_tone()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.Context.AddInitScriptAsync(Ears);
        await desk.SignInAsync(path: "/staff/handover");
        await desk.Page.Locator("textarea[name=note]").ClickAsync();
        using var patient = clinic.NewPatient();
        await SafetyNetPages.TellAsync(patient);
        await desk.Page.Locator("#desk-alarms .alarm").WaitForAsync();
        await desk.Page.WaitForFunctionAsync("() => document.getElementById('desk-said').textContent !== ''");
        Assert.Equal(0, await TonesAsync(desk));
        await desk.Page.Locator("#alarm-sound").ClickAsync();
        await desk.Page.WaitForFunctionAsync("() => window.tones > 0");
    }

    [Fact]
    public async Task On_the_board_and_between_two_pages_it_is_said_and_rings_as_soon_as_the_browser_lets_it()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.Context.AddInitScriptAsync($"localStorage.setItem('alarm-sound', 'on'); {Ears}");

        // A list that the emergency is not on.
        await desk.SignInAsync(path: "/staff?worklist=ToBook");
        await desk.LiveAsync();
        using var patient = clinic.NewPatient();
        await SafetyNetPages.TellAsync(patient);
        await desk.Page.WaitForFunctionAsync("() => document.getElementById('desk-said').textContent.startsWith('Not yet answered for: SC-')");
        await desk.Page.Keyboard.PressAsync("Shift");
        await desk.Page.WaitForFunctionAsync("() => window.tones > 0");

        // What was told is not told again; what came while no page was open is.
        await desk.Page.GotoAsync("/staff/handover");
        await desk.Page.Locator("#desk-alarms .alarm li").WaitForAsync();
        await desk.Page.GotoAsync("about:blank");
        using var another = clinic.NewPatient();
        await SafetyNetPages.TellAsync(another);
        await desk.Page.GotoAsync($"{clinic.Address}staff/handover");
        await desk.Page.Locator("#desk-alarms .alarm li").Nth(1).WaitForAsync();
        await desk.Page.WaitForFunctionAsync("() => document.getElementById('desk-said').textContent !== ''");
        Assert.Single((await desk.Page.Locator("#desk-said").TextContentAsync())!.Split("SC-")[1..]);
        await desk.Page.Keyboard.PressAsync("Shift");
        await desk.Page.WaitForFunctionAsync("() => window.tones > 0");
    }

    [Fact]
    public async Task Whoever_types_without_a_pause_loses_nothing_of_more_than_a_second()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: $"/staff/enquiries/{await Sending.SendAsync(browser, clinic)}");
        await OpenNoteAsync(desk);
        await desk.Page.Keyboard.TypeAsync("She cannot sleep, and cannot sit", new() { Delay = 60 });
        await desk.Page.ReloadAsync();
        Assert.StartsWith("She cannot sle", await desk.Page.Locator("textarea[name=note]").InputValueAsync(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Who_else_looks_and_types_is_shown_and_what_was_typed_outlives_the_page(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var address = $"/staff/enquiries/{await Sending.SendAsync(browser, clinic)}";
        await using var first = await browser.OpenAsync(clinic.Address);
        await first.SignInAsync(path: address);
        await using var second = await browser.OpenAsync(clinic.Address);
        await second.SignInAsync(DemoClinic.SpecialistEmail, address);
        await first.Page.Locator("#desk-people").GetByText("is looking").WaitForAsync();
        await OpenNoteAsync(second);
        await second.Page.Keyboard.TypeAsync("Numb hands");
        await first.Page.Locator("#desk-people").GetByText("is typing").WaitForAsync();
        await second.Page.WaitForFunctionAsync("() => Object.values(sessionStorage).some((text) => text.includes('Numb hands'))");
        await second.Page.ReloadAsync();
        await Assertions.Expect(second.Page.Locator("textarea[name=note]")).ToHaveValueAsync("Numb hands");

        await second.Page.Locator("textarea[name=note]").EvaluateAsync("field => { field.closest('details').open = true; field.form.requestSubmit(); }");
        await Assertions.Expect(second.Page.Locator(".timeline")).ToContainTextAsync("Numb hands");
        await Assertions.Expect(second.Page.Locator("textarea[name=note]")).ToHaveValueAsync("");
        await second.Page.GotoAsync("/staff");
        await Assertions.Expect(first.Page.Locator("#desk-people .tag")).ToHaveCountAsync(0);
    }

    private static async Task OpenNoteAsync(Visitor desk)
    {
        var note = desk.Page.Locator("textarea[name=note]");
        await note.EvaluateAsync("field => { field.closest('details').open = true; }");
        await note.ClickAsync();
    }

    private static Task<int> TonesAsync(Visitor desk) => desk.Page.EvaluateAsync<int>("() => window.tones");
}
