namespace SpineClinic.BrowserTests;

public sealed class AxeTests(SharedBrowser browser, DemoSite site) : IClassFixture<DemoSite>
{
    public static TheoryData<string> PatientNames => PatientPages.Names;

    public static TheoryData<string> StaffNames => StaffPages.Names;

    [Theory, MemberData(nameof(PatientNames))]
    public Task Axe_finds_nothing_on_a_patient_page(string name) => LookAsync(PatientPages.All[name]);

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

    private async Task LookAsync(PageState state)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, width: 360, height: 740);
        await state.ShowAsync(visitor, site.Clinic);
        Assert.Empty(await Axe.FindAsync(visitor.Page));
    }
}
