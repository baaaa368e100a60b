namespace SpineClinic.BrowserTests;

public sealed class AxeTests(SharedBrowser browser, DemoSite site) : IClassFixture<DemoSite>
{
    public static TheoryData<string> PatientNames => PatientPages.Names;

    public static TheoryData<string> StaffNames => StaffPages.Names;

    [Theory, MemberData(nameof(PatientNames))]
    public Task Axe_finds_nothing_on_a_patient_page_and_forced_colours_hide_nothing(string name) => LookAsync(PatientPages.All[name], inForcedColours: true);

    [Theory, MemberData(nameof(StaffNames))]
    public async Task Axe_finds_nothing_on_a_staff_page(string name) => await LookAsync(await StaffPages.FindAsync(site.Clinic, name));

    [Fact]
    public async Task Axe_would_find_something_in_light_and_in_dark()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        await visitor.Page.SetContentAsync(
            "<title>t</title><meta name='color-scheme' content='light dark'><main><h1 style='color:#888;background:#999'>Grey</h1><img src='data:,'></main>");
        var found = await Axe.FindAsync(visitor.Page);
        Assert.Contains(found, violation => violation.StartsWith("Light image-alt", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.StartsWith("Light color-contrast", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.StartsWith("Dark color-contrast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forced_colours_would_find_a_button_without_an_edge_without_focus_and_without_text()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        await visitor.Page.SetContentAsync(
            "<title>t</title><style>button { forced-color-adjust: none; border: 0; background: #08c } button:focus { outline: none }</style><main><h1>Page</h1><button class='button'>Press</button></main>");
        var found = await ForcedColours.FindAsync(visitor.Page);
        Assert.Contains(found, problem => problem.StartsWith("Forced colours no edge", StringComparison.Ordinal));
        Assert.Contains(found, problem => problem.StartsWith("Forced colours no focus", StringComparison.Ordinal));
        Assert.Contains(found, problem => problem.StartsWith("Forced colours no text", StringComparison.Ordinal));
    }

    private async Task LookAsync(PageState state, bool inForcedColours = false)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, width: 360, height: 740);
        await state.ShowAsync(visitor, site.Clinic);
        Assert.Empty(await Axe.FindAsync(visitor.Page));
        if (inForcedColours)
        {
            Assert.Empty(await ForcedColours.FindAsync(visitor.Page));
        }
    }
}
