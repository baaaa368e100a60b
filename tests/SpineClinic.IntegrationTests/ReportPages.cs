using System.Net;
using NodaTime.Testing;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class ReportPages
{
    private const string Report = "/staff/reports";
    private const string Csv = $"{Report}/stops.csv";

    [Theory, EveryDatabase]
    public async Task Without_a_session_it_leads_to_sign_in_and_reception_is_refused(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        foreach (var address in new[] { Report, Csv, $"{Report}?from=2026-01&to=2026-02" })
        {
            using var away = await stranger.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Redirect), (address, away.StatusCode));
            Assert.StartsWith("/staff/sign-in", new Uri(clinic.Address, away.Headers.Location!).AbsolutePath, StringComparison.Ordinal);
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await reception.GetAsync(address)).StatusCode));
            Assert.Equal((address, HttpStatusCode.OK), (address, (await specialist.GetAsync(address)).StatusCode));
        }

        Assert.Null((await reception.PageAsync("/staff")).QuerySelector($".staff-nav a[href='{Report}']"));
        Assert.NotNull((await specialist.PageAsync("/staff")).QuerySelector($".staff-nav a[href='{Report}']"));
    }

    [Theory, EveryDatabase]
    public async Task A_range_that_is_none_comes_back_with_what_was_typed_as_a_page_and_as_a_file(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        foreach (var address in new[] { Report, Csv })
        {
            using var response = await manager.GetAsync($"{address}?from=<b>&to=2026-99");
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            var page = await FormClient.ReadAsync(response);
            Assert.Equal([$"{Report}#from", $"{Report}#to"], page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
            Assert.Equal(("<b>", "2026-99"), (page.GetElementById("from")!.GetAttribute("value"), page.GetElementById("to")!.GetAttribute("value")));
        }
    }

    [Theory, EveryDatabase]
    public async Task What_people_were_shown_is_counted_on_the_page_and_in_the_file_without_a_name(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, clock: new FakeClock(TestClinic.Start));
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        Assert.Contains("No emergency page was shown", (await manager.PageAsync(Report)).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        await StaffBrowser.NewEnquiryAsync(clinic);
        await StaffBrowser.NewEnquiryAsync(clinic);
        using var one = clinic.NewPatient();
        using var two = clinic.NewPatient();
        await one.WalkAsync(("unwell", [("unwell", "chest")]));
        await one.GoAsync("/enquire/emergency/told", ("name", "Zoë Quince"), ("phone", "07700 900123"));
        await two.WalkAsync(("unwell", [("unwell", "chest"), ("unwell", "stroke")]));
        await two.GoAsync("/enquire/emergency/helped");

        // Three enquiries, with that of the person who told the clinic, and two pages.
        var page = await manager.PageAsync($"{Report}?from=2026-11&to=2026-11");
        var chest = page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.StartsWith("E-CARD", StringComparison.Ordinal));
        Assert.Equal(["2", "40.0%", "1", "1", "0", "0", "0"], chest.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal(["3", "2", "40.0%", "1", "1", "0", "0", "0"], page.QuerySelectorAll("table")[1].QuerySelectorAll("tbody td").Select(cell => cell.TextContent));
        Assert.Contains("all requests received and all emergency pages shown", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var file = await manager.GetAsync(page.QuerySelector("main a[download]")!.GetAttribute("href")!);
        Assert.Equal(("text/csv", true), (file.Content.Headers.ContentType!.MediaType, file.Headers.CacheControl!.NoStore));
        Assert.Equal("safety-stops-2026-11-to-2026-11.csv", file.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(
            """
            month,rule,enquiries,pages,rate,GettingHelp,ContactLeft,AlreadyChecked,AnswerChanged,Unknown
            2026-11,all,3,2,0.4,1,1,0,0,0
            2026-11,E-CARD,3,2,0.4,1,1,0,0,0
            2026-11,E-STROKE,3,1,0.2,1,0,0,0,0

            """.ReplaceLineEndings("\r\n"),
            await file.Content.ReadAsStringAsync());
    }
}
