using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

/// <summary>A narrow phone, a person who enlarges everything four times, and fingers that are not steady.</summary>
public static class Layout
{
    private const int NarrowestWidth = 320;

    // What a window of 1280 by 1024 shows at 400 %.
    private const int HeightAtFourTimes = 256;

    private const string TooWide =
        """
        () => {
          const page = document.documentElement;
          if (page.scrollWidth <= page.clientWidth) return [];
          const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > page.clientWidth + 0.5).slice(-4);
          return [`scrolls to ${page.scrollWidth} of ${page.clientWidth}`, ...wide.map(e => e.outerHTML.slice(0, 160))];
        }
        """;

    // What is read aloud only is one pixel wide.
    private const string CutOff =
        """
        () => {
          const page = document.documentElement;
          page.style.fontSize = '200%';
          const onlyRead = e => e !== document.body && (e.getBoundingClientRect().width <= 1 || onlyRead(e.parentElement));
          const found = [...document.querySelectorAll('body *')]
            .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('svg, .skip-link') && !onlyRead(e))
            .filter(e => [...e.childNodes].some(node => {
              if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return false;
              const range = document.createRange();
              range.selectNodeContents(node);
              return [...range.getClientRects()].some(box => box.right > page.clientWidth + 0.5 || box.left < -0.5);
            }))
            .map(e => `cut off: ${e.outerHTML.slice(0, 160)}`);
          if (page.scrollWidth > page.clientWidth) {
            const wide = [...document.body.querySelectorAll('*')].filter(e => !e.closest('.skip-link') && e.getBoundingClientRect().right > page.clientWidth + 0.5).slice(-3);
            found.push(`scrolls to ${page.scrollWidth} of ${page.clientWidth}`, ...wide.map(e => e.outerHTML.slice(0, 160)));
          }

          page.style.removeProperty('font-size');
          return found;
        }
        """;

    // A link within a sentence is as high as its line (WCAG 2.5.8, the inline exception).
    private const string TooSmall =
        """
        () => {
          const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1 && !e.closest('[aria-hidden=true]');
          const inSentence = e => getComputedStyle(e).display === 'inline' && e.parentElement.textContent.trim().length > e.textContent.trim().length;
          const fillsItsCard = e => getComputedStyle(e, '::after').position === 'absolute' && getComputedStyle(e).position === 'static';
          const cardOf = e => getComputedStyle(e).position === 'static' ? cardOf(e.parentElement) : e;
          const height = e => (fillsItsCard(e) ? cardOf(e) : e).getBoundingClientRect().height;
          const least = e => e.matches('a:not(.button)') ? (inSentence(e) ? 0 : innerWidth > 1000 ? 24 : 44) : 44;
          return [...document.querySelectorAll('a, button, summary, .choice, .scale-step, input.input, textarea')]
            .filter(e => seen(e) && height(e) + 0.01 < least(e))
            .map(e => `${height(e)} of ${least(e)}: ${e.outerHTML.slice(0, 160)}`);
        }
        """;

    /// <summary>What does not fit at 320 px, at 400 % or at 1280 px, and what is too small to touch. The window is left at its own size.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        List<string> found = [];
        foreach (var (width, height, look) in new[]
        {
            (NarrowestWidth, 640, TooWide), (NarrowestWidth, 640, TooSmall), (NarrowestWidth, HeightAtFourTimes, TooWide), (1280, 1024, TooWide), (1280, 1024, TooSmall),
        })
        {
            await page.SetViewportSizeAsync(width, height);
            found.AddRange((await page.EvaluateAsync<string[]>(look)).Select(problem => $"{width} by {height}: {problem}"));
        }

        return found;
    }

    /// <summary>What is cut off, or must be scrolled to at the side, on a phone whose owner has made all letters twice as large (WCAG 2.2, 1.4.4). The window is left at its size.</summary>
    public static async Task<IReadOnlyList<string>> FindCutOffAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.SetViewportSizeAsync(360, 740);
        return await page.EvaluateAsync<string[]>(CutOff);
    }

    /// <summary>The same, with every fault in the message.</summary>
    public static async Task AssertAsync(IPage page)
    {
        var found = await FindAsync(page);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
