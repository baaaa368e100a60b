using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>A call with the script: saved as it is typed, and never a word of somebody who types replaced.</summary>
public sealed class PhoneCallTests(SharedBrowser browser)
{
    [Fact]
    public async Task A_call_is_taken_and_filed_by_keyboard_alone()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using var visitor = await OpenAsync(clinic);
        var page = visitor.Page;
        await visitor.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Start a call" }));
        await visitor.TabToAsync(page.Locator("#walk"));
        // The digit of an answer chooses it and leads on to the next question.
        foreach (var next in new[] { "#saddle", "#bladder", "#sex", "#legs", "#unwell" })
        {
            await page.Keyboard.PressAsync("1");
            await Assertions.Expect(page.Locator(next)).ToBeFocusedAsync();
        }

        await page.Keyboard.PressAsync("6");
        await visitor.TabToAsync(page.Locator("#site"));
        foreach (var next in new[] { "#duration", "#trend", "#pain", "#limits", "#signs" })
        {
            await page.Keyboard.PressAsync("2");
            await Assertions.Expect(page.Locator(next)).ToBeFocusedAsync();
        }

        await visitor.ChooseAsync("signs", "none");
        await visitor.ChooseAsync("history", "none");
        await visitor.ChooseAsync("who", "me");
        await visitor.ChooseAsync("age", "18to49");
        await visitor.TypeAsync("name", "Zoë Quince");
        await visitor.ChooseAsync("contactBy", "phone");
        await visitor.TypeAsync("phone", "07700 900123");
        await Assertions.Expect(page.Locator("#saved")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved [0-9:]{5}$"));
        await page.Locator("#finish").FocusAsync();
        await visitor.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Check and file" }));
        await page.Locator("#reference").WaitForAsync();
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync();
        Assert.Equal((Channel.Phone, "Zoë Quince", Tier.P3), (enquiry.Channel, enquiry.Name, enquiry.Tier));
        // Whoever types slowly has half a number saved, and the answer says 422 of it.
        Assert.DoesNotContain(visitor.RealComplaints, complaint => !complaint.StartsWith("422 ", StringComparison.Ordinal) || !complaint.Contains("/staff/phone/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_typed_is_there_in_another_tab_without_a_button()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using var visitor = await OpenAsync(clinic);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a call" }).ClickAsync();
        await page.Locator("#name").PressSequentiallyAsync("Zoë Quince");
        await Assertions.Expect(page.Locator("input[name=was-name]")).ToHaveValueAsync(CallMarks.Of("Zoë Quince"));
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("Saved");
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Zoë Quince");
        var other = await visitor.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await Assertions.Expect(other.Locator("#name")).ToHaveValueAsync("Zoë Quince");
        await Assertions.Expect(page.Locator("#part-name [data-conflict]")).ToHaveCountAsync(0);

        // The other tab changes it, this one as well: nothing is overwritten, both are shown.
        await other.Locator("#name").FillAsync("Zoe Quinn");
        await other.Locator("#phone").FocusAsync();
        await Assertions.Expect(other.Locator("input[name=was-name]")).ToHaveValueAsync(CallMarks.Of("Zoe Quinn"));
        await page.Locator("#name").FillAsync("Zoë Quince-Hall");
        await page.Locator("#phone").FocusAsync();
        await Assertions.Expect(page.Locator("#part-name .notice")).ToContainTextAsync("Zoe Quinn");
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Zoë Quince-Hall");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep what is here" }).ClickAsync();
        await Assertions.Expect(page.Locator("#part-name .notice")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Zoë Quince-Hall");
    }

    [Fact]
    public async Task A_red_flag_is_at_the_top_at_once_and_the_focus_stays_where_it_is()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using var visitor = await OpenAsync(clinic);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a call" }).ClickAsync();
        await page.Locator("input[name=saddle][value=yes]").CheckAsync();
        await page.Locator("input[name=saddleTiming][value=recent]").CheckAsync();
        await Assertions.Expect(page.Locator("#stop .care-emergency")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#stop .call-number")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("input[name=saddleTiming][value=recent]")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("main")).ToHaveAttributeAsync("data-rules", "E-CES-1");
        await Assertions.Expect(page.Locator("#call-alert")).ToContainTextAsync("Emergency");
        await page.Locator("input[name=callTold][value=GettingHelp]").CheckAsync();
        await page.Locator("#phone").FillAsync("07700 900123");
        await page.GetByRole(AriaRole.Button, new() { Name = "File it as an emergency" }).ClickAsync();
        await page.Locator("#reference").WaitForAsync();
        await using var db = clinic.Db();
        Assert.Equal(Tier.P0, (await db.Enquiries.SingleAsync()).Tier);
        Assert.Empty(visitor.RealComplaints);
    }

    [Fact]
    public async Task While_the_server_is_away_it_says_so_and_saves_when_it_is_back()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await using var visitor = await OpenAsync(clinic);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a call" }).ClickAsync();
        await page.Locator("form.is-scripted").WaitForAsync();
        await visitor.Context.SetOfflineAsync(true);
        await page.Locator("#name").FillAsync("Zoë Quince");
        await page.Locator("#phone").FocusAsync();
        await Assertions.Expect(page.Locator("#saved")).ToHaveTextAsync("Not saved. Trying again.");
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Zoë Quince");
        await visitor.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("Saved ");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Zoë Quince");
    }

    private async Task<Visitor> OpenAsync(RunningClinic clinic)
    {
        var visitor = await browser.OpenAsync(clinic.Address);
        await visitor.ComeSignedInAsync(DemoClinic.ReceptionEmail);
        await visitor.Page.GotoAsync("/staff/phone");
        return visitor;
    }
}
