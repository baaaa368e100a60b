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
        async () => (await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
        })).violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html} ${node.failureSummary}`))
        """;

    private static readonly string Engine = new BundledAxeScriptProvider().GetScript() + "; undefined";

    /// <summary>What is wrong with the page, in its light and in its dark colours.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var found = new List<string>();
        await page.EvaluateAsync<object?>(Engine);
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            found.AddRange((await page.EvaluateAsync<string[]>(Run)).Select(violation => $"{colours} {violation}"));
        }

        return found;
    }
}
