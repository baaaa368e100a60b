using System.Net;
using AngleSharp.Html.Parser;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

/// <summary>The button for the clinic's other site: a picture that any site may show, and the page where its line is copied.</summary>
public sealed class ButtonPages
{
    private const string Policy = "Cross-Origin-Resource-Policy";

    [Theory, EveryDatabase]
    public async Task No_other_answer_of_ours_may_be_shown_by_other_sites(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        foreach (var address in new[] { "/", "/enquire", "/card.png", "/favicon.ico", "/site.css", "/button.svg/", "/button.svg/more", "/no-such-page" })
        {
            using var response = await patient.GetAsync(address);
            Assert.Equal((address, address == "/button.svg/" ? "cross-origin" : "same-origin"), (address, Assert.Single(response.Headers.GetValues(Policy))));
            Assert.Equal("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")).Split("; ")[^1]);
        }
    }

    [Theory, EveryDatabase]
    public async Task Only_a_manager_copies_the_line(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        foreach (var (email, status) in new[] { (DemoClinic.ReceptionEmail, HttpStatusCode.Forbidden), (DemoClinic.SpecialistEmail, HttpStatusCode.Forbidden), (DemoClinic.ManagerEmail, HttpStatusCode.OK) })
        {
            using var staff = await StaffBrowser.SignInAsync(clinic, email);
            using var response = await staff.GetAsync("/staff/settings/button");
            Assert.Equal((email, status), (email, response.StatusCode));
            using var design = await staff.GetAsync("/staff/settings/design");
            Assert.Equal((email, HttpStatusCode.OK), (email, design.StatusCode));
        }
    }

    [Theory, EveryDatabase]
    public async Task The_picture_is_kept_sets_no_cookie_and_is_in_the_language_that_was_asked_for(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        foreach (var (query, words) in new[] { ("", "Ask for an appointment"), ("?language=de", "Um einen Termin bitten"), ("?language=tlh&look=%3Cscript%3E", "Ask for an appointment"), ("?language=ar&look=dark", "طلب موعد") })
        {
            using var response = await stranger.GetAsync($"/button.svg{query}");
            Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("cross-origin", Assert.Single(response.Headers.GetValues(Policy)));
            Assert.True(response.Headers.CacheControl is { Public: true, MaxAge.TotalMinutes: >= 10 });
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.Contains($">{words}</text>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    public async Task The_line_that_is_copied_leads_to_the_form(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var page = await manager.PageAsync("/staff/settings/button?language=de&look=dark");
        var line = new HtmlParser().ParseDocument(page.QuerySelector("#line")!.GetAttribute("value") ?? page.QuerySelector("#line")!.TextContent).QuerySelector("a")!;
        using var stranger = clinic.NewPatient();
        using var form = await stranger.GetAsync(new Uri(line.GetAttribute("href")!).PathAndQuery);
        Assert.Equal("de", (await FormClient.ReadAsync(form)).DocumentElement.GetAttribute("lang"));
        using var picture = await stranger.GetAsync(new Uri(line.QuerySelector("img")!.GetAttribute("src")!).PathAndQuery);
        Assert.Contains("#86d3c8", await picture.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
