using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

/// <summary>Where a page is, is asked again and again: who waits for the one moment of its loading can miss it.</summary>
internal static class Arriving
{
    /// <summary>Waits until the page is at an address and has loaded.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Two stars stand for anything, one for anything without a slash; the whole of the address.</param>
    public static Task ArriveAsync(this IPage page, string address) =>
        page.ArriveAsync(new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$"));

    public static async Task ArriveAsync(this IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address);
        await page.LoadedAsync();
    }

    /// <summary>Waits until the page is not at an address any more, and has loaded.</summary>
    public static async Task LeaveAsync(this IPage page, Regex address)
    {
        await Assertions.Expect(page).Not.ToHaveURLAsync(address);
        await page.LoadedAsync();
    }

    private static async Task LoadedAsync(this IPage page) => await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
}
