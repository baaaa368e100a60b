using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

public sealed class EnquiryFormJourney
{
    [Theory, EveryDatabase]
    public async Task A_proxy_must_say_who_they_are_and_both_names_are_kept(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var proxy = clinic.NewPatient();
        (string, string)[] patientOnly = [("name", "Ada Patient"), ("contactBy", "phone"), ("phone", "07700 900456")];
        await proxy.GoAsync("/enquire");
        await proxy.GoAsync("/enquire/who", ("who", "other"), ("age", "70plus"));
        foreach (var (page, inputs) in FormClient.AllNo.Where(step => step.Page is not ("who" or "contact")))
        {
            await proxy.GoAsync($"/enquire/{page}", inputs);
        }

        var refused = await proxy.RefusedAsync("/enquire/contact", patientOnly);
        Assert.Equal(["#proxyName", "#proxyRelation"], refused.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/enquire/check", await proxy.GoAsync("/enquire/contact", [.. patientOnly, ("proxyName", "Bo Carer"), ("proxyRelation", "Daughter")]));
        var reference = await proxy.SendAsync();

        var stored = (await StoredAsync(clinic, reference)).AssertJustReceived();
        Assert.Equal(("Ada Patient", "Bo Carer", "Daughter"), (stored.Enquiry.Name, stored.Enquiry.ProxyName, stored.Sheet.Text("proxyRelation")));
        Assert.Null(stored.Enquiry.Email);
        Assert.All(stored.Letters, letter => Assert.DoesNotContain("Bo Carer", letter.Subject + letter.Text, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Every_page_of_the_contract_comes_in_its_order_and_the_receipt_is_one_enquiry(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        (string, (string, string)[])[] answers =
        [
            ("walk", [("walk", "yes")]), ("walk-timing", [("walkTiming", "recent")]), ("walk-more", [("walkMore", "none")]),
            ("saddle", [("saddle", "yes")]), ("saddle-timing", [("saddleTiming", "checked")]),
            ("bladder", [("bladder", "yes")]), ("bladder-timing", [("bladderTiming", "checked")]),
            ("sex", [("sex", "yes")]), ("sex-timing", [("sexTiming", "checked")]),
            ("legs", [("legs", "yes")]), ("legs-timing", [("legsTiming", "checked")]),
            ("unwell", [("unwell", "accident"), ("unwell", "fever")]), ("accident-timing", [("accidentTiming", "checked")]), ("fever-more", [("feverMore", "none")]),
        ];

        List<string> visited = [.. await patient.WalkAsync(answers)];
        while (visited[^1] == "/enquire/urgent")
        {
            visited.AddRange(await patient.WalkOnAsync(await patient.GoAsync("/enquire/urgent"), answers));
        }

        Assert.Equal(
            [
                "who", "walk", "walk-timing", "walk-more", "urgent", "saddle", "saddle-timing", "bladder", "bladder-timing", "sex", "sex-timing", "legs", "legs-timing",
                "unwell", "accident-timing", "fever-more", "urgent", "problem", "severity", "background", "help", "contact", "check",
            ],
            visited.Select(address => address["/enquire/".Length..]));
        var reference = await patient.SendAsync();

        Assert.True(EnquiryReference.TryParse(reference, out var exact) && exact == reference);
        await using var db = clinic.Db();
        Assert.Equal(reference, (await db.Enquiries.SingleAsync()).Reference);
        Assert.Equal(1, await db.EnquiryEvents.CountAsync());
        var stored = (await StoredAsync(clinic, reference)).AssertJustReceived();
        Assert.Equal((Tier.P1, EnquiryStatus.Received, false), (stored.Enquiry.Tier, stored.Enquiry.Status, stored.Enquiry.ChangedAfterStop));
        Assert.Equal(await db.Letters.CountAsync(), stored.Letters.Count);
        var draft = await db.Drafts.SingleAsync();
        Assert.True(draft.IsSent);
        Assert.Null(draft.SealedSheet);
    }

    [Theory, EveryDatabase]
    public async Task Change_links_and_back_links_lead_to_pages_that_still_hold_the_answers_and_keep_all_others(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var check = await patient.PageAsync("/enquire/check");
        var before = check.Answers();
        foreach (var link in check.QuerySelectorAll(".summary-change a").Select(link => link.GetAttribute("href")!.Split('#')))
        {
            Assert.NotNull((await patient.PageAsync(link[0])).GetElementById(link[1]));
        }

        var back = new List<string> { "/enquire/check" };
        while (back[^1] != "/enquire")
        {
            back.Add((await patient.PageAsync(back[^1])).QuerySelector("main a")!.GetAttribute("href")!);
        }

        Assert.Equal(["/enquire/check", .. FormClient.AllNo.Reverse().Select(step => $"/enquire/{step.Page}"), "/enquire"], back);
        var severity = await patient.PageAsync("/enquire/severity");
        Assert.Equal("5", severity.QuerySelector("input[name=pain][checked]")!.GetAttribute("value"));
        Assert.Equal("/enquire/check", await patient.GoAsync("/enquire/severity", ("pain", "9"), ("limits", "little")));

        var after = (await patient.PageAsync("/enquire/check")).Answers();
        var changed = Assert.Single(after, answer => before[answer.Key] != answer.Value);
        Assert.Equal("9", changed.Value);
        var stored = (await StoredAsync(clinic, await patient.SendAsync())).AssertJustReceived();
        Assert.Equal(["9"], stored.Sheet.Codes("pain"));
        Assert.Equal(["5"], Assert.Single(stored.Sheet["pain"]!.ChangedFrom!).Codes);
        Assert.Equal("Words that only the clinic may read", stored.Sheet.Text("help"));
    }

    [Theory, EveryDatabase]
    public async Task Back_after_sending_leads_to_the_receipt(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var key = await patient.SubmissionKeyAsync();
        var reference = await patient.SendAsync();

        foreach (var page in FormClient.AllNo.Select(step => step.Page).Append("check").Append("urgent"))
        {
            var address = $"/enquire/{page}";
            Assert.Equal("/enquire/received", await patient.SentAwayAsync(address));
            Assert.Equal("/enquire/received", await patient.GoAsync(address, ("submissionKey", key), ("help", "Something else")));
        }

        Assert.Equal(reference, await patient.ReferenceAsync());
        Assert.Equal("Words that only the clinic may read", (await StoredAsync(clinic, reference)).AssertJustReceived().Sheet.Text("help"));
        using var start = await patient.GetAsync("/enquire");
        Assert.Equal(HttpStatusCode.OK, start.StatusCode);
    }

    private static Task<StoredEnquiry> StoredAsync(RunningClinic clinic, string reference) =>
        StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Vault>(), reference);
}
