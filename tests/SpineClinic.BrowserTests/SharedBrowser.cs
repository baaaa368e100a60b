using Microsoft.Playwright;
using SpineClinic.BrowserTests;

[assembly: AssemblyFixture(typeof(SharedBrowser))]

namespace SpineClinic.BrowserTests;

/// <summary>One Chromium for the whole run; every test opens a context of its own in it.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    // Debian's Chromium: Playwright's own browsers are not downloaded. It runs as root in a container, without a graphics card, and asks nobody anything.
    private static readonly BrowserTypeLaunchOptions Launch = new()
    {
        ExecutablePath = "/usr/bin/chromium-headless-shell",
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    };

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(Launch);
    }

    public Task<Visitor> OpenAsync(Uri address, bool script = true, ColorScheme colours = ColorScheme.Light, int width = 1280, int height = 1024) =>
        Visitor.OpenAsync(browser!, address, script, colours, width, height);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
