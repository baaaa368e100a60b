using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Testing;
using static SpineClinic.IntegrationTests.Forms;

namespace SpineClinic.IntegrationTests;

/// <summary>Pages that are asked for or posted out of turn, and drafts and keys that are none.</summary>
public sealed class EnquiryFormOrder
{
    [Theory, EveryDatabase]
    public async Task A_page_out_of_order_leads_to_the_first_one_without_an_answer_and_an_unknown_one_is_not_found(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync(until: "saddle");
        foreach (var (page, inputs) in FormClient.AllNo.SkipWhile(step => step.Page != "bladder").Append(("check", [("submissionKey", Guid.NewGuid().ToString())])))
        {
            Assert.Equal("/enquire/saddle", await patient.SentAwayAsync($"/enquire/{page}"));
            Assert.Equal("/enquire/saddle", await patient.GoAsync($"/enquire/{page}", inputs));
        }

        foreach (var page in new[] { "walk-timing", "walk-more", "fever-more", "urgent", "received" })
        {
            Assert.Equal("/enquire/saddle", await patient.SentAwayAsync($"/enquire/{page}"));
        }

        foreach (var page in new[] { "nonsense", "walk%0A", "..%2fstaff", "who.php", "WALK-TIMINGS" })
        {
            using var shown = await patient.GetAsync($"/enquire/{page}");
            using var posted = await patient.PostAsync($"/enquire/{page}", ("walk", "no"));
            Assert.Equal((page, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page, shown.StatusCode, posted.StatusCode));
        }

        await using var db = clinic.Db();
        Assert.Equal(0, await db.Enquiries.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task Without_a_draft_every_address_leads_to_the_start(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        await AssertSentToStartAsync(stranger);

        foreach (var cookie in new[] { "made-up", new string('0', 64), new string('x', 3000), "%00%FF", "' OR 1=1 --" })
        {
            using var forger = clinic.NewPatient();
            forger.Http.DefaultRequestHeaders.Add("Cookie", $"draft={cookie}");
            await AssertSentToStartAsync(forger);
        }

        using var late = clinic.NewPatient();
        Assert.Equal("/enquire/who", await late.GoAsync("/enquire"));
        await using var db = clinic.Db();
        var past = SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1);
        Assert.Equal(1, await db.Drafts.ExecuteUpdateAsync(rows => rows.SetProperty(draft => draft.ExpiresAt, past)));
        await AssertSentToStartAsync(late);
        Assert.Equal((0, 1), (await db.Enquiries.CountAsync(), await db.Drafts.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task A_submission_key_that_is_not_the_drafts_stores_nothing(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        using var other = clinic.NewPatient();
        await patient.FillAsync();
        await other.FillAsync();
        foreach (var key in new[] { Guid.NewGuid().ToString(), Guid.Empty.ToString(), "", "nonsense", await other.SubmissionKeyAsync() })
        {
            var refused = await patient.RefusedAsync("/enquire/check", ("submissionKey", key));
            AssertErrors(refused, "send");
            Assert.Contains("Zoë Quince", refused.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        await patient.RefusedAsync("/enquire/check");
        await using var db = clinic.Db();
        Assert.Equal((0, 0), (await db.Enquiries.CountAsync(), await db.Letters.CountAsync()));
        Assert.Matches("^SC-....-..$", await patient.SendAsync());
    }

    private static async Task AssertSentToStartAsync(FormClient browser)
    {
        foreach (var page in FormClient.AllNo.Select(step => step.Page).Concat(["check", "received", "emergency", "urgent"]))
        {
            Assert.Equal("/enquire", await browser.SentAwayAsync($"/enquire/{page}"));
        }

        foreach (var (page, inputs) in FormClient.AllNo.Append(("check", [("submissionKey", Guid.NewGuid().ToString())])).Append(("urgent", [])))
        {
            Assert.Equal("/enquire", await browser.GoAsync($"/enquire/{page}", inputs));
        }
    }
}
