using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

[Collection<LookingTests>]
public sealed class AxeTests(SharedBrowser browser, DemoSite site)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

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
        var found = new List<string>();
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = colours });
            var result = await visitor.Page.RunAxe(Rules);
            found.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{colours} {violation.Id}: {node.Html}")));
        }

        Assert.Empty(found);
    }
}
