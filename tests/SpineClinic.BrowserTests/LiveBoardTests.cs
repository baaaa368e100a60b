using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

public sealed class LiveBoardTests(SharedBrowser browser)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Theory, EveryDatabase]
    public async Task An_open_board_shows_a_new_enquiry_within_two_seconds_and_keeps_the_focus(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var routine = await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync();
        await desk.LiveAsync();
        var link = desk.Row(routine).Locator(".enquiry-link");
        await link.FocusAsync();
        var loads = desk.Requests.Count(request => request.IsNavigationRequest);

        var urgent = await Sending.SendAsync(browser, clinic, Sending.UrgentAsync);
        var waited = Stopwatch.StartNew();
        await desk.Row(urgent).WaitForAsync();
        Assert.InRange(waited.Elapsed, TimeSpan.Zero, Soon);

        await Assertions.Expect(desk.Page.Locator("main [aria-live=polite]")).ToHaveTextAsync($"New enquiry {urgent}: Clinician today.");
        await Assertions.Expect(link).ToBeFocusedAsync();
        Assert.Equal(loads, desk.Requests.Count(request => request.IsNavigationRequest));
        await Assertions.Expect(desk.Row(urgent)).ToHaveAttributeAsync("data-tier", "P1");
        await Assertions.Expect(desk.Row(urgent)).ToHaveAttributeAsync("data-worklist", "ClinicianToday");
        await Assertions.Expect(desk.Row(routine)).ToHaveAttributeAsync("data-tier", "P3");
        Assert.Equal([urgent, routine], await ReferencesAsync(desk));
    }

    [Theory]
    [InlineData("/staff", true)]
    [InlineData("/staff?worklist=New", false)]
    public async Task Who_claims_by_keyboard_goes_on_from_the_row_or_the_page_and_never_from_nowhere(string path, bool staysInTheList)
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic);
        await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: path);
        await desk.LiveAsync();
        await desk.Row(reference).Locator("button").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(staysInTheList ? desk.Row(reference).Locator(".enquiry-link") : desk.Page.Locator("#main")).ToBeFocusedAsync();

        // Several at once, too.
        await desk.Page.Locator(".choose input").Last.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Space");
        await desk.TabToAsync(desk.Page.Locator(".bulk button").First);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator(".bulk [role=status]")).ToBeFocusedAsync();
        Assert.Equal("", string.Join('\n', desk.RealComplaints));
    }

    [Fact]
    public async Task What_is_due_first_stands_first()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite, withHistory: true);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync();
        await desk.LiveAsync();
        await using var db = clinic.Db();
        var due = await db.Enquiries.Where(enquiry => enquiry.NextActionDueAt != null).ToDictionaryAsync(enquiry => enquiry.Reference, enquiry => enquiry.NextActionDueAt!.Value);
        var shown = (await ReferencesAsync(desk)).Select(reference => due[reference]).ToList();
        Assert.NotEmpty(shown);
        Assert.Equal(due.Values.Order().Take(shown.Count), shown);
    }

    private static async Task<IReadOnlyList<string>> ReferencesAsync(Visitor desk) =>
        await desk.Page.Locator("[data-reference]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.reference)");
}
