using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Privacy;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;
using SpineClinic.Website;

namespace SpineClinic.IntegrationTests;

public sealed class DatabaseFailures
{
    [Theory, EveryDatabase]
    public async Task A_full_disk_gives_no_receipt_but_the_patients_own_words_and_later_the_same_post_is_taken(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await using var fault = new DatabaseFault(clinic, kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var key = await patient.SubmissionKeyAsync();
        await fault.FillDiskAsync();

        for (var i = 0; i < 3; i++)
        {
            using var sending = await patient.PostAsync("/enquire/check", ("submissionKey", key));
            await AssertApologyAsync(sending, "Zoë Quince", "Words that only the clinic may read", "Lower back");
        }

        using var help = await patient.PostAsync("/enquire/help", ("help", "New words & <b>more</b>"), ("interpreterLanguage", "Welsh"));
        await AssertApologyAsync(help, "New words & <b>more</b>", "Welsh");
        using var safety = await patient.PostAsync("/enquire/saddle", ("saddle", "yes"));
        await AssertApologyAsync(safety);
        using var stranger = clinic.NewPatient();
        using var starting = await stranger.PostAsync("/enquire");
        await AssertApologyAsync(starting);
        Assert.Equal("/enquire/check", await patient.SentAwayAsync("/enquire/received"));
        await using var db = clinic.Db();
        Assert.Equal((0, 0, 0), (await db.Enquiries.CountAsync(), await db.EnquiryEvents.CountAsync(), await db.Letters.CountAsync()));

        await fault.FreeDiskAsync();
        Assert.Equal("/enquire/received", await patient.GoAsync("/enquire/check", ("submissionKey", key)));
        (await StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Vault>(), await patient.ReferenceAsync())).AssertJustReceived();
        Assert.Equal(1, await db.Enquiries.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_lost_database_is_an_apology_with_the_phone_number_and_the_clinic_recovers_by_itself(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await using var fault = new DatabaseFault(clinic, kind);
        using var patient = clinic.NewPatient();
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        await patient.FillAsync();
        var key = await patient.SubmissionKeyAsync();
        await fault.TakeAwayAsync();

        using var sending = await patient.PostAsync("/enquire/check", ("submissionKey", key));
        await AssertApologyAsync(sending);
        using var help = await patient.PostAsync("/enquire/help", ("help", "New words"));
        await AssertApologyAsync(help, "New words");
        using var returning = clinic.NewPatient();
        returning.Http.DefaultRequestHeaders.Add("Cookie", "draft=from-another-day");
        using var reading = await returning.GetAsync("/enquire/who");
        await AssertApologyAsync(reading);
        foreach (var address in new[] { "/staff", "/staff/enquiries/SC-2222-22" })
        {
            using var board = await staff.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.ServiceUnavailable), (address, board.StatusCode));
            Assert.DoesNotContain("Exception", await board.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var address in new[] { "/", "/emergency", "/contact", "/health/live" })
        {
            using var open = await patient.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, open.StatusCode));
        }

        Assert.Contains("database not writable", await ReadyAsync(patient, HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        await fault.BringBackAsync();
        await RecoveredAsync(patient);
        Assert.Equal("/enquire/received", await patient.GoAsync("/enquire/check", ("submissionKey", key)));
        (await StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Vault>(), await patient.ReferenceAsync())).AssertJustReceived();
        Assert.All(await LettersSayNothing.SentLettersAsync(clinic), letter => Assert.Equal(1, letter.Attempts));
    }

    [Theory, EveryDatabase]
    public async Task What_the_clinic_added_is_not_called_gone_while_it_cannot_be_read(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await using var fault = new DatabaseFault(clinic, kind);
        using var patient = clinic.NewPatient();
        Assert.NotNull(await patient.PageAsync("/news"));
        await fault.TakeAwayAsync();
        clinic.Services.GetRequiredService<PublicSite>().Forget();
        foreach (var address in new[] { "/news", "/team", "/team/dr-imogen-hale", "/pages/any" })
        {
            using var own = await patient.GetAsync(address);
            await AssertApologyAsync(own);
        }

        using var map = await patient.GetAsync("/sitemap.xml");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, map.StatusCode);
        using var home = await patient.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_database_that_cannot_be_written_is_not_ready_and_gives_no_receipt(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await using var fault = new DatabaseFault(clinic, kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var key = await patient.SubmissionKeyAsync();
        Assert.Equal("ready", await ReadyAsync(patient, HttpStatusCode.OK));
        await fault.ForbidWritingAsync();
        await Waiting.UntilAsync(async () =>
        {
            // Connections that the server has ended are found dead one by one; then reading works again.
            using var reading = await patient.GetAsync("/enquire/check");
            return reading.StatusCode == HttpStatusCode.OK;
        });

        using var sending = await patient.PostAsync("/enquire/check", ("submissionKey", key));
        await AssertApologyAsync(sending, "Words that only the clinic may read");
        Assert.Contains("database not writable", await ReadyAsync(patient, HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);

        await fault.AllowWritingAsync();
        await RecoveredAsync(patient);
        Assert.Equal("/enquire/received", await patient.GoAsync("/enquire/check", ("submissionKey", key)));
    }

    private static async Task AssertApologyAsync(HttpResponseMessage response, params string[] words)
    {
        var page = await FormClient.ReadAsync(response);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.True(response.StatusCode == HttpStatusCode.ServiceUnavailable, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri} answered {(int)response.StatusCode}");
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains(Forms.Phone, text, StringComparison.Ordinal);
        Assert.Null(page.GetElementById("reference"));
        Assert.Empty(page.QuerySelectorAll("script, b b"));
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("SC-....-..", text);
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    private static async Task<string> ReadyAsync(FormClient client, HttpStatusCode expected)
    {
        using var response = await client.GetAsync("/health/ready");
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"/health/ready answered {(int)response.StatusCode}: {text}");
        return text;
    }

    // A pool may still hold connections that ended with the fault: all is well when every one of several reads at once is.
    private static Task RecoveredAsync(FormClient patient) => Waiting.UntilAsync(async () =>
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => patient.GetAsync("/enquire/check")).Append(patient.GetAsync("/health/ready")));
        var isWell = answers.All(answer => answer.StatusCode == HttpStatusCode.OK);
        Array.ForEach(answers, answer => answer.Dispose());
        return isWell;
    });
}
