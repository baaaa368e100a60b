namespace SpineClinic.BrowserTests;

/// <summary>A narrow phone, a person who enlarges everything four times, and fingers that are not steady.</summary>
[Collection<LookingTests>]
public sealed class LayoutTests(SharedBrowser browser, DemoSite site)
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

    // A link within a sentence is as high as its line (WCAG 2.5.8, the inline exception).
    private const string TooSmall =
        """
        () => {
          const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1;
          const inSentence = e => getComputedStyle(e).display === 'inline' && e.parentElement.textContent.trim().length > e.textContent.trim().length;
          const least = e => e.matches('a:not(.button)') ? (inSentence(e) ? 0 : 24) : 44;
          return [...document.querySelectorAll('a, button, summary, .choice, .scale-step, input.input, textarea')]
            .filter(e => seen(e) && e.getBoundingClientRect().height + 0.01 < least(e))
            .map(e => `${e.getBoundingClientRect().height} of ${least(e)}: ${e.outerHTML.slice(0, 160)}`);
        }
        """;

    public static TheoryData<string> PatientNames => PatientPages.Names;

    public static TheoryData<string> StaffNames => StaffPages.Names;

    [Theory, MemberData(nameof(PatientNames))]
    public Task A_patient_page_fits_320_pixels_and_400_percent_and_its_targets_are_large(string name) => LookAsync(PatientPages.All[name]);

    [Theory, MemberData(nameof(StaffNames))]
    public async Task A_staff_page_fits_320_pixels_and_400_percent_and_its_targets_are_large(string name) => await LookAsync(await StaffPages.FindAsync(site.Clinic, name));

    private async Task LookAsync(PageState state)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, width: NarrowestWidth, height: 640);
        await state.ShowAsync(visitor, site.Clinic);
        List<string> found = [.. await visitor.Page.EvaluateAsync<string[]>(TooWide), .. await visitor.Page.EvaluateAsync<string[]>(TooSmall)];
        await visitor.Page.SetViewportSizeAsync(NarrowestWidth, HeightAtFourTimes);
        found.AddRange(await visitor.Page.EvaluateAsync<string[]>(TooWide));
        await visitor.Page.SetViewportSizeAsync(1280, 1024);
        found.AddRange(await visitor.Page.EvaluateAsync<string[]>(TooWide));
        found.AddRange(await visitor.Page.EvaluateAsync<string[]>(TooSmall));
        Assert.Empty(found);
    }
}
