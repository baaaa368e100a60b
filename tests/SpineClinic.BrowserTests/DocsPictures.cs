using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

/// <summary>The pictures in docs/pictures: written when SPINECLINIC_PICTURES names a folder, and otherwise only looked at.</summary>
[Collection<LookingTests>]
public sealed class DocsPictures(SharedBrowser browser, DemoSite site)
{
    private const int MostBytes = 200 * 1024;
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SPINECLINIC_PICTURES");

    [Theory]
    [InlineData("home")]
    [InlineData("a condition")]
    [InlineData("an operation in steps")]
    [InlineData("team")]
    [InlineData("start")]
    [InlineData("walk, error")]
    [InlineData("severity")]
    [InlineData("contact")]
    [InlineData("check")]
    [InlineData("received")]
    [InlineData("emergency: go")]
    [InlineData("save, with a code")]
    [InlineData("times")]
    [InlineData("time to confirm")]
    [InlineData("appointment, just booked")]
    [InlineData("Arabic: emergency")]
    [InlineData("Arabic: received")]
    public Task A_patient_page_on_a_phone(string name) => TakeAsync(PatientPages.All[name], name, ColorScheme.Light, 360, 740);

    [Theory]
    [InlineData("board", ColorScheme.Light)]
    [InlineData("board", ColorScheme.Dark)]
    [InlineData("enquiry", ColorScheme.Light)]
    [InlineData("enquiry", ColorScheme.Dark)]
    [InlineData("diary, a day", ColorScheme.Light)]
    [InlineData("diary, a day", ColorScheme.Dark)]
    [InlineData("diary, a week", ColorScheme.Light)]
    [InlineData("a session called off", ColorScheme.Light)]
    [InlineData("search, found", ColorScheme.Light)]
    [InlineData("search, found", ColorScheme.Dark)]
    [InlineData("one person", ColorScheme.Light)]
    [InlineData("enquiry of a person", ColorScheme.Light)]
    public async Task A_staff_page_on_a_desk(string name, ColorScheme colours) =>
        await TakeAsync(await StaffPages.FindAsync(site.Clinic, name), $"{name} {colours}", colours, 1280, 800);

    [Theory]
    [InlineData("colours", ColorScheme.Light)]
    [InlineData("colours", ColorScheme.Dark)]
    [InlineData("fields", ColorScheme.Light)]
    [InlineData("fields", ColorScheme.Dark)]
    [InlineData("choices", ColorScheme.Light)]
    [InlineData("choices", ColorScheme.Dark)]
    [InlineData("messages", ColorScheme.Light)]
    [InlineData("messages", ColorScheme.Dark)]
    [InlineData("right-to-left", ColorScheme.Light)]
    public async Task A_part_of_the_design_page(string part, ColorScheme colours) => await TakeAsync(
        new PageState($"/staff/settings/design#{part}", SignedInAs: Web.Hosting.Demo.DemoClinic.ManagerEmail), $"design {part} {colours}", colours, 900, 1100);

    private async Task TakeAsync(PageState state, string name, ColorScheme colours, int width, int height)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address, colours: colours, width: width, height: height);
        await state.ShowAsync(visitor, site.Clinic);
        await Assertions.Expect(visitor.Page.Locator("h1")).ToBeVisibleAsync();
        var picture = await visitor.Page.ScreenshotAsync();
        Assert.InRange(picture.Length, 1, MostBytes);
        if (Folder is { Length: > 0 })
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllBytesAsync(Path.Combine(Folder, FileName(name)), picture);
        }
    }

    private static string FileName(string name) => string.Join('-', name.Split([' ', ',', ':'], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant() + ".png";
}
