using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>Numbers to call that nobody has looked at since their day of review are not shown as if they were right: the form closes by itself.</summary>
public sealed class ExpiredPack
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    [Theory, EveryDatabase]
    public async Task After_the_day_of_review_the_form_is_closed_with_the_phone_number_and_health_says_so(DatabaseKind kind)
    {
        var clock = new FakeClock(TestClinic.Start);
        await using var clinic = await RunningClinic.StartAsync(kind, clock: clock);
        var reviewBy = clinic.Services.GetRequiredService<SafetyLibrary>().Packs["GB-ENG"].ReviewBy;
        clock.Reset(London.AtStartOfDay(reviewBy.PlusDays(1)).ToInstant() - Duration.FromMinutes(1));
        using var patient = clinic.NewPatient();
        using var stopped = clinic.NewPatient();
        await patient.FillAsync();
        var key = await patient.SubmissionKeyAsync();
        Assert.Equal("/enquire/emergency", (await stopped.WalkAsync(("unwell", [("unwell", "chest")])))[^1]);
        Assert.StartsWith("open", await HealthAsync(patient, HttpStatusCode.OK), StringComparison.Ordinal);

        clock.AdvanceMinutes(1);
        Assert.Equal($"closed: jurisdiction pack GB-ENG was to be reviewed by {reviewBy:yyyy-MM-dd}", await HealthAsync(patient, HttpStatusCode.ServiceUnavailable));
        await ClosedAsync(await patient.GetAsync("/enquire"));
        await ClosedAsync(await patient.PostAsync("/enquire"));
        await ClosedAsync(await patient.PostAsync("/enquire/check", ("submissionKey", key)));
        await using var db = clinic.Db();
        Assert.False(await db.Enquiries.AnyAsync());

        foreach (var (browser, address) in new[] { (stopped, "/enquire/emergency"), (patient, "/emergency") })
        {
            Assert.Equal("tel:999", (await browser.PageAsync(address)).QuerySelector("main a.call-number")!.GetAttribute("href"));
        }
    }

    private static async Task<string> HealthAsync(FormClient client, HttpStatusCode expected)
    {
        using var response = await client.GetAsync("/health/clinical");
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task ClosedAsync(HttpResponseMessage response)
    {
        using var closed = response;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, closed.StatusCode);
        var page = await FormClient.ReadAsync(closed);
        Assert.Contains(Forms.Phone, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("999", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }
}
