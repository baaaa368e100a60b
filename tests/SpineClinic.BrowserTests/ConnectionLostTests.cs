using Microsoft.Playwright;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

public sealed class ConnectionLostTests(SharedBrowser browser)
{
    [Fact]
    public async Task A_board_whose_server_goes_away_says_so_and_that_nothing_sent_is_lost()
    {
        var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync();
        await desk.LiveAsync();
        await clinic.DisposeAsync();
        var dialog = desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Not connected" });
        await dialog.WaitForAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("The connection to the clinic's server was lost.");
        await Assertions.Expect(dialog).ToContainTextAsync("What was sent before is safe.");
        Assert.Empty(await Axe.FindAsync(desk.Page));
    }

    [Fact]
    public async Task Whoever_types_a_note_when_the_server_goes_away_types_on_and_finds_it_again()
    {
        var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: $"/staff/enquiries/{await Sending.SendAsync(browser, clinic)}");
        await desk.LiveAsync();
        var note = desk.Page.Locator("textarea[name=note]");
        await note.EvaluateAsync("field => { field.closest('details').open = true; }");
        await note.ClickAsync();
        await desk.Page.Keyboard.TypeAsync("She rang: ");
        await clinic.DisposeAsync();
        await desk.Page.Locator("#components-reconnect-modal").WaitForAsync();
        await desk.Page.Keyboard.TypeAsync("the tingling");
        await Assertions.Expect(note).ToBeFocusedAsync();
        await Assertions.Expect(note).ToHaveValueAsync("She rang: the tingling");
        await desk.Page.WaitForFunctionAsync("() => Object.values(sessionStorage).some((text) => text.includes('the tingling'))");
        Assert.Empty(await Axe.FindAsync(desk.Page));
    }
}
