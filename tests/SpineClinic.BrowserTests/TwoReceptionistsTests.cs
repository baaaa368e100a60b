using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

public sealed class TwoReceptionistsTests(SharedBrowser browser)
{
    private const string First = "Priya Nair";
    private const string Second = "Tomas Lindgren";
    private const string SecondEmail = "second@demo.clinic";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Theory, EveryDatabase]
    public async Task One_claims_and_the_other_sees_who_within_two_seconds(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await using var first = await SignInAsync(clinic, DemoClinic.ReceptionEmail);
        await using var second = await SignInSecondAsync(clinic);
        var reference = await Sending.SendAsync(browser, clinic);
        await Claim(second, reference).WaitForAsync();
        await Claim(first, reference).ClickAsync();
        await first.Row(reference).GetByText("You", new() { Exact = true }).WaitForAsync();
        var waited = Stopwatch.StartNew();
        await second.Row(reference).GetByText(First).WaitForAsync();
        Assert.InRange(waited.Elapsed, TimeSpan.Zero, Soon);
        Assert.Equal(0, await Claim(second, reference).CountAsync());
        Assert.Equal(1, second.Requests.Count(request => request.IsNavigationRequest && request.Url.EndsWith("/staff", StringComparison.Ordinal)));
    }

    [Theory, EveryDatabase]
    public async Task Two_who_claim_at_one_moment_make_one_holder_and_the_other_is_told_who(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await using var first = await SignInAsync(clinic, DemoClinic.ReceptionEmail);
        await using var second = await SignInSecondAsync(clinic);
        var reference = await Sending.SendAsync(browser, clinic);
        await Claim(first, reference).WaitForAsync();
        await Claim(second, reference).WaitForAsync();

        await Task.WhenAll(ClickNowAsync(first, reference), ClickNowAsync(second, reference));

        await Assertions.Expect(first.Row(reference).Locator("button")).ToHaveCountAsync(0);
        await Assertions.Expect(second.Row(reference).Locator("button")).ToHaveCountAsync(0);
        var firstHasIt = await first.Row(reference).GetByText("You", new() { Exact = true }).CountAsync() == 1;
        var (loser, holder) = firstHasIt ? (second, First) : (first, Second);
        Assert.Equal(0, await loser.Row(reference).GetByText("You", new() { Exact = true }).CountAsync());
        await Assertions.Expect(loser.Row(reference)).ToContainTextAsync(holder);
        await using var db = clinic.Db();
        Assert.Equal(1, await db.EnquiryEvents.CountAsync(line => line.Kind == EventKind.Claimed));
    }

    private static ILocator Claim(Visitor visitor, string reference) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Claim {reference}", Exact = true });

    // Through the page, so that the click does not first wait for the button to stand still.
    private static async Task ClickNowAsync(Visitor visitor, string reference) => await visitor.Row(reference).Locator("button").EvaluateAsync("button => button.click()");

    private async Task<Visitor> SignInAsync(RunningClinic clinic, string email)
    {
        var visitor = await browser.OpenAsync(clinic.Address);
        await visitor.SignInAsync(email);
        await visitor.LiveAsync();
        return visitor;
    }

    private async Task<Visitor> SignInSecondAsync(RunningClinic clinic)
    {
        await using var scope = clinic.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        Assert.True((await users.CreateAsync(new StaffMember(SecondEmail, Second, Role.Receptionist), DemoClinic.Password)).Succeeded);
        return await SignInAsync(clinic, SecondEmail);
    }
}
