using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>Every page that staff can meet, in every state. In dark colours axe looks at colours alone.</summary>
public sealed class StaffPageTests(SharedBrowser browser, DemoSite site) : IClassFixture<DemoSite>
{
    public static TheoryData<string> Names => StaffPages.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task A_staff_page_breaks_no_policy_misses_no_file_is_accessible_and_fits_every_screen(string name)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        var state = await StaffPages.FindAsync(site.Clinic, name);
        await state.ShowAsync(visitor, site.Clinic);
        await SavedPages.KeepAsync($"staff {name}", await visitor.SourceAsync());
        if (await visitor.Page.Locator("#components-reconnect-modal").CountAsync() > 0)
        {
            await visitor.LiveAsync();
        }

        Assert.All(visitor.Requests, request => Assert.Equal(site.Clinic.Address.Authority, new Uri(request.Url).Authority));
        Assert.Empty(visitor.RealComplaints);
        await Layout.AssertAsync(visitor.Page);
        await visitor.Page.SetViewportSizeAsync(360, 740);
        Assert.Empty(await Axe.FindAsync(visitor.Page));
        Assert.Empty(await ForcedColours.FindAsync(visitor.Page));
    }
}
