using Microsoft.Playwright;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

public sealed class DowntimePackTests(SharedBrowser browser)
{
    private const string Passphrase = "five words in a row";

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task It_opens_from_a_disk_without_the_clinic_with_the_passphrase_alone(int width, ColorScheme colours)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("clinic-pack-").FullName, "pack.html");
        string reference;
        await using (var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite, [$"--Downtime:Passphrase={Passphrase}"]))
        {
            using var sender = clinic.NewPatient();
            await sender.FillAsync();
            reference = await sender.SendAsync();
            await using var desk = await browser.OpenAsync(clinic.Address);
            await desk.SignInAsync(DemoClinic.ReceptionEmail, "/staff/downtime");
            var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Button, new() { Name = "Download it as it is now" }).ClickAsync());
            await download.SaveAsAsync(path);
        }

        // The clinic is away.
        await using var reader = await browser.OpenAsync(new Uri("http://127.0.0.1:9"), colours: colours, width: width, height: 740);
        var page = reader.Page;
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        Assert.Empty(await Axe.FindAsync(page));
        await page.Keyboard.TypeAsync("another passphrase");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That is not the passphrase");
        await Assertions.Expect(page.GetByLabel("Passphrase")).ToBeFocusedAsync();
        await page.GetByLabel("Passphrase").FillAsync(Passphrase);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(reference);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Zoë Quince");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeVisibleAsync();
        Assert.Empty(await Axe.FindAsync(page));
        Assert.Equal("", string.Join('\n', reader.RealComplaints));
        Assert.DoesNotContain(reader.Requests, request => !request.Url.StartsWith("file:", StringComparison.Ordinal));
    }
}
