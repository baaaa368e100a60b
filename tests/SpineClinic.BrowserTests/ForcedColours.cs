using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

/// <summary>Colours that the person's system forces on every page: backgrounds and shadows are gone, so edges, text and focus must show by themselves.</summary>
public static class ForcedColours
{
    private const string WithoutEdge =
        """
        () => [...document.querySelectorAll('.button, .call-number, .input, .choice, .scale-step, .care, .hospital-card, .panel, .error-summary, .notice, .receipt, .resume-code')]
          .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.matches('.notice-demo'))
          .filter(e => {
            const style = getComputedStyle(e);
            return !['top', 'right', 'bottom', 'left'].some(side =>
              parseFloat(style.getPropertyValue(`border-${side}-width`)) >= 1 && !/rgba\(.*, 0\)/.test(style.getPropertyValue(`border-${side}-color`)));
          })
          .map(e => `no edge: ${e.outerHTML.slice(0, 160)}`)
        """;

    // A radio button or a step of the scale shows its focus on the row that it is in.
    private const string WithoutFocus =
        """
        () => [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), textarea')]
          .filter(e => e.checkVisibility({ visibilityProperty: true }))
          .filter(e => {
            e.focus({ focusVisible: true });
            return document.activeElement === e && ![e, e.closest('.choice, .scale-step')].some(shown =>
              shown && getComputedStyle(shown).outlineStyle !== 'none' && parseFloat(getComputedStyle(shown).outlineWidth) >= 2
                && !/rgba\(.*, 0\)/.test(getComputedStyle(shown).outlineColor));
          })
          .map(e => `no focus: ${e.outerHTML.slice(0, 160)}`)
        """;

    // The forced colours can be read on each other; text is lost only where a page keeps its own colours, or none.
    private const string WithoutText =
        """
        () => [...document.querySelectorAll('body *')]
          .filter(e => e.checkVisibility({ visibilityProperty: true }) && [...e.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
          .filter(e => getComputedStyle(e).forcedColorAdjust !== 'auto' || /rgba\(.*, 0\)/.test(getComputedStyle(e).color))
          .map(e => `no text: ${e.outerHTML.slice(0, 160)}`)
        """;

    /// <summary>What has no edge, no focus or no text that can be read.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        string[] found =
        [
            .. await page.EvaluateAsync<string[]>(WithoutEdge),
            .. await page.EvaluateAsync<string[]>(WithoutFocus),
            .. await page.EvaluateAsync<string[]>(WithoutText),
        ];
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        return [.. found.Select(problem => "Forced colours " + problem)];
    }
}
