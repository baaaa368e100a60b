using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

/// <summary>
/// The axe engine, run in the page itself: the wrapper for Playwright opens a second page for each run and takes three times as long. The page's own policy and
/// its lack of script do not concern it: it comes in through the debugger.
/// </summary>
public static class Axe
{
    private const string Run =
        """
        async only => (await axe.run(document, { runOnly: only, resultTypes: ['violations'] }))
          .violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html} ${node.failureSummary}`))
        """;

    private static readonly string[] Everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    // The dark page is the same page in other colours: these rules look at colours, the others would only say the same again.
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    private static readonly string Engine = new BundledAxeScriptProvider().GetScript() + "; undefined";

    /// <summary>What is wrong with the page, in its light and in its dark colours.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.EvaluateAsync<object?>(Engine);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var light = await page.EvaluateAsync<string[]>(Run, Everything);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await page.EvaluateAsync<string[]>(Run, Colours);
        return [.. light.Select(violation => "Light " + violation), .. dark.Select(violation => "Dark " + violation)];
    }
}
