using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

public sealed class ClosedFormTests(SharedBrowser browser)
{
    [Fact]
    public async Task A_form_that_nobody_signed_off_is_closed_and_its_page_is_sound()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using (var db = clinic.Db())
        {
            await db.ClinicalSignOffs.ExecuteDeleteAsync();
        }

        await using var visitor = await browser.OpenAsync(clinic.Address, width: 320, height: 256);
        var answer = await visitor.Page.GotoAsync("/enquire");
        Assert.Equal(503, answer!.Status);
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("020 7946 0018");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveCountAsync(1);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        Assert.Empty(await Axe.FindAsync(visitor.Page));
    }
}
