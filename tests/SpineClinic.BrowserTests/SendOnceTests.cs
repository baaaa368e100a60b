using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

[Collection<LookingTests>]
public sealed class SendOnceTests(SharedBrowser browser, DemoSite site)
{
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public async Task Many_clicks_on_send_make_one_enquiry(int clicks, bool script)
    {
        var before = await CountAsync();
        await using var visitor = await AtCheckAsync(script);
        await Send(visitor.Page).ClickAsync(new() { ClickCount = clicks });
        await Assertions.Expect(visitor.Page.Locator("#reference")).ToBeVisibleAsync();
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task Going_back_after_sending_shows_the_receipt_again()
    {
        await using var visitor = await AtCheckAsync(script: true);
        await Send(visitor.Page).ClickAsync();
        var reference = await visitor.Page.Locator("#reference").TextContentAsync();
        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page.Locator("#reference")).ToHaveTextAsync(reference!);
    }

    [Fact]
    public async Task Two_tabs_of_one_form_send_one_enquiry_and_show_one_reference()
    {
        var before = await CountAsync();
        await using var visitor = await AtCheckAsync(script: true);
        var second = await visitor.Context.NewPageAsync();
        await second.GotoAsync("/enquire/check");
        await Send(visitor.Page).ClickAsync();
        var reference = await visitor.Page.Locator("#reference").TextContentAsync();
        await Send(second).ClickAsync();
        await Assertions.Expect(second.Locator("#reference")).ToHaveTextAsync(reference!);
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task Two_tabs_can_answer_one_form_in_turn()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        await new PageState("/enquire/walk", PatientPages.Until("walk")).ShowAsync(visitor, site.Clinic);
        var second = await visitor.Context.NewPageAsync();
        await second.GotoAsync("/enquire/walk");
        await AnswerNoAsync(visitor.Page, "walk");
        await visitor.Page.ArriveAsync("**/enquire/saddle");
        await AnswerNoAsync(second, "walk");
        await second.ArriveAsync("**/enquire/saddle");
        await AnswerNoAsync(second, "saddle");
        await second.ArriveAsync("**/enquire/bladder");
        await AnswerNoAsync(visitor.Page, "saddle");
        await visitor.Page.ArriveAsync("**/enquire/bladder");
    }

    private static ILocator Send(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Send request" });

    private static async Task AnswerNoAsync(IPage page, string question)
    {
        await page.Locator($"[name={question}][value=no]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    private async Task<Visitor> AtCheckAsync(bool script)
    {
        var visitor = await browser.OpenAsync(site.Clinic.Address, script);
        await PatientPages.All["check"].ShowAsync(visitor, site.Clinic);
        return visitor;
    }

    private async Task<int> CountAsync()
    {
        await using var db = site.Clinic.Db();
        return await db.Enquiries.CountAsync();
    }
}
