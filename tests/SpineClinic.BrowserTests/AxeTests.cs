namespace SpineClinic.BrowserTests;

public sealed class AxeTests(SharedBrowser browser, DemoSite site) : IClassFixture<DemoSite>
{
    public static TheoryData<string> PatientNames => PatientPages.Names;

    public static TheoryData<string> StaffNames => StaffPages.Names;

    [Theory, MemberData(nameof(PatientNames))]
    public Task Axe_finds_nothing_on_a_patient_page(string name) => LookAsync(PatientPages.All[name]);

    [Theory, MemberData(nameof(StaffNames))]
    public async Task Axe_finds_nothing_on_a_staff_page(string name) => await LookAsync(await StaffPages.FindAsync(site.Clinic, name));

    private async Task LookAsync(PageState state)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, width: 360, height: 740);
        await state.ShowAsync(visitor, site.Clinic);
        Assert.Empty(await Axe.FindAsync(visitor.Page));
    }
}
