using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NodaTime.Testing;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

/// <summary>The cookies that the page about cookies names are those that browsers get, and no others.</summary>
public sealed class CookieNames
{
    [Theory, EveryDatabase]
    public async Task The_page_names_the_cookies_that_are_set(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, ["--Limits:FormPostsPerMinute=100000"], clock: new FakeClock(TestClinic.Start));
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var set = Names(patient, clinic);
        var reference = await patient.SendAsync();
        set = [.. set, .. Names(patient, clinic), .. Names(staff, clinic)];
        var invitation = await clinic.InviteAsync(reference, await clinic.TypeAsync());
        await patient.GoAsync(invitation, ("answer", "0123"));
        await BookingPages.PressAsync(patient, (await patient.PageAsync($"{invitation}/times")).QuerySelector<IHtmlFormElement>(".times form")!);
        var appointment = (await patient.GoAsync($"{invitation}/book")).Split('?')[0];
        set = [.. set, .. Names(patient, clinic)];
        using var other = clinic.NewPatient();
        await other.GoAsync(appointment, ("answer", "0123"));
        set = [.. set, .. Names(other, clinic)];
        var named = (await patient.PageAsync("/cookies")).QuerySelectorAll("main code").Select(name => name.TextContent);
        Assert.Equal(set.Distinct().Order(), named.Order());
        Assert.Equal(5, set.Distinct().Count());
    }

    private static List<string> Names(FormClient browser, RunningClinic clinic) => [.. browser.Cookies.GetCookies(clinic.Address).Cast<Cookie>().Select(cookie => cookie.Name)];
}
