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
}
