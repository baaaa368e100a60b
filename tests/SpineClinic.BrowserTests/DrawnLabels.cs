using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

/// <summary>The words of drawings, in the font of this machine and in a wide one that a reader may have instead.</summary>
public static class DrawnLabels
{
    private const string Wide = "'DejaVu Sans', Verdana";

    // In units of the drawing, of which 240 or 320 are its width.
    private const int Margin = 1;

    private const string Cut =
        """
        ([font, margin]) => {
          if (font) document.documentElement.style.setProperty('--font', font);
          const room = text => {
            const box = text.getBBox(), view = text.ownerSVGElement.viewBox.baseVal;
            return Math.min(box.x - view.x, box.y - view.y, view.x + view.width - box.x - box.width, view.y + view.height - box.y - box.height);
          };
          const cut = [...document.querySelectorAll('svg[role=img] text')].filter(text => room(text) < margin)
            .map(text => `${text.ownerSVGElement.querySelector('title')?.textContent}: '${text.textContent}' has ${room(text).toFixed(1)} of ${margin} ${font}`);
          document.documentElement.style.removeProperty('--font');
          return cut;
        }
        """;

    /// <summary>Labels that are cut, or nearly, by the edge of their drawing.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return [.. await page.EvaluateAsync<string[]>(Cut, new object[] { "", Margin }), .. await page.EvaluateAsync<string[]>(Cut, new object[] { Wide, Margin })];
    }
}
