using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Testing;
using Step = (string Page, (string Name, string Value)[] Inputs);

namespace SpineClinic.IntegrationTests;

public sealed class EnquiryFormRouting
{
    private static readonly Step[] SaddleStop = [("saddle", [("saddle", "yes")]), ("saddle-timing", [("saddleTiming", "recent")])];

    /// <summary>Every row of the table of stop rules, with every answer that it names.</summary>
    private static IEnumerable<(string Rule, Step[] Steps)> Emergencies =>
    [
        .. Timed("E-CES-1", "saddle", "saddle", "recent", "unchecked", "notSure"),
        .. Timed("E-CES-2", "bladder", "bladder", "recent", "unchecked", "notSure"),
        .. Timed("E-CES-3", "sex", "sex", "recent", "unchecked", "notSure"),
        .. Timed("E-CES-4", "legs", "legs", "recent", "notSure"),
        .. Walking("E-CORD", "cannotMove"), .. Walking("E-CORD", "gettingWorse"), .. Walking("E-CORD", "bothSides"), .. Walking("E-MSCC", "cancer"),
        .. Walking("E-MSCC", "none").Select(walking => (walking.Rule, (Step[])[.. walking.Steps, ("background", [("signs", "none"), ("history", "cancer")])])),
        ("E-TRAUMA", [("unwell", [("unwell", "accident")]), ("accident-timing", [("accidentTiming", "recent")])]),
        .. Feverish("E-INF", "spineProcedure"), .. Feverish("E-INF", "immune"), .. Feverish("E-INF", "injects"), .. Feverish("E-INF", "confused"),
        ("E-CARD", [("unwell", [("unwell", "chest")])]),
        ("E-AORTA", [("unwell", [("unwell", "aorta")])]),
        ("E-STROKE", [("unwell", [("unwell", "stroke")])]),
    ];

    private static IEnumerable<(string Rule, Step[] Steps)> Urgents =>
    [
        .. Feverish("U-FEVER", "none"),
        .. Walking("U-WEAK", "none"),
        ("U-MSCC", [Problem("upperBack", "same"), ("background", [("signs", "none"), ("history", "cancer")])]),
        ("U-MSCC", [Problem("neck", "same"), ("background", [("signs", "constantWorsening"), ("history", "cancer")])]),
        ("U-MSCC", [Problem("neck", "worse"), ("background", [("signs", "none"), ("history", "cancer")])]),
    ];

    [Theory, EveryDatabase]
    public async Task Every_emergency_answer_ends_at_the_emergency_page_and_nothing_is_stored(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        foreach (var (rule, steps) in Emergencies)
        {
            using var patient = clinic.NewPatient();
            var visited = await WalkPastUrgentAsync(patient, steps);
            Assert.True(visited == "/enquire/emergency", $"{rule} with {Words(steps)} ended at {visited}");
            var page = await patient.PageAsync(visited);
            Assert.Contains(rule, page.Rules());
            Assert.StartsWith("Emergency", page.Title, StringComparison.Ordinal);
            Assert.All(page.Forms, form => Assert.StartsWith("/enquire/emergency/", form.GetAttribute("action"), StringComparison.Ordinal));
            Assert.Equal("/enquire/emergency", await patient.SentAwayAsync("/enquire/check"));
        }

        await using var db = clinic.Db();
        Assert.Equal((0, 0, 0), (await db.Enquiries.CountAsync(), await db.EnquiryEvents.CountAsync(), await db.Letters.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Every_urgent_answer_reaches_the_urgent_page_and_goes_on_to_a_clinician_today(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        foreach (var (rule, steps) in Urgents)
        {
            using var patient = clinic.NewPatient();
            var visited = await patient.WalkAsync(steps);
            Assert.True(visited[^1] == "/enquire/urgent", $"{rule} with {Words(steps)} ended at {visited[^1]}");
            Assert.Contains(rule, (await patient.PageAsync("/enquire/urgent")).Rules());
            Assert.Equal("/enquire/urgent", await patient.SentAwayAsync("/enquire/check"));
            Assert.Equal("/enquire/check", (await patient.WalkOnAsync(await patient.GoAsync("/enquire/urgent"), steps))[^1]);
            var stored = await StoredAsync(clinic, await patient.SendAsync());
            Assert.Equal((Tier.P1, false), (stored.AssertJustReceived().Enquiry.Tier, stored.Enquiry.ChangedAfterStop));
        }
    }

    [Theory, EveryDatabase]
    public async Task Answers_that_are_long_known_and_checked_stop_nobody(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        foreach (var (page, question) in new[] { ("walk", "walk"), ("saddle", "saddle"), ("bladder", "bladder"), ("sex", "sex"), ("legs", "legs") })
        {
            using var patient = clinic.NewPatient();
            Assert.Equal("/enquire/check", (await patient.WalkAsync((page, [(question, "yes")]), ($"{page}-timing", [($"{question}Timing", "checked")])))[^1]);
        }
    }

    [Theory, EveryDatabase]
    public async Task While_an_emergency_rule_fires_no_later_page_can_be_shown_or_posted(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        Assert.Equal("/enquire/emergency", (await patient.WalkAsync(SaddleStop))[^1]);

        foreach (var (page, inputs) in FormClient.AllNo.SkipWhile(step => step.Page != "bladder"))
        {
            Assert.Equal("/enquire/emergency", await patient.SentAwayAsync($"/enquire/{page}"));
            Assert.Equal("/enquire/emergency", await patient.GoAsync($"/enquire/{page}", inputs));
        }

        Assert.Equal("/enquire/emergency", await patient.SentAwayAsync("/enquire/urgent"));
        Assert.Equal("/enquire/emergency", await patient.GoAsync("/enquire/urgent"));
        Assert.Equal("/enquire/bladder", await patient.GoAsync("/enquire/saddle", ("saddle", "no")));
    }

    [Theory, EveryDatabase]
    public async Task A_finished_form_cannot_be_sent_once_an_answer_has_become_an_emergency(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var key = await patient.SubmissionKeyAsync();
        Assert.Equal("/enquire/saddle-timing", await patient.GoAsync("/enquire/saddle", ("saddle", "notSure")));
        Assert.Equal("/enquire/saddle-timing", await patient.GoAsync("/enquire/check", ("submissionKey", key)));
        Assert.Equal("/enquire/emergency", await patient.GoAsync("/enquire/saddle-timing", ("saddleTiming", "notSure")));

        Assert.Equal("/enquire/emergency", await patient.SentAwayAsync("/enquire/check"));
        Assert.Equal("/enquire/emergency", await patient.GoAsync("/enquire/check", ("submissionKey", key)));
        await using var db = clinic.Db();
        Assert.Equal(0, await db.Enquiries.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_page_that_was_answered_before_an_emergency_is_not_shown_while_it_lasts(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        await patient.GoAsync("/enquire/saddle", ("saddle", "yes"));
        Assert.Equal("/enquire/emergency", await patient.GoAsync("/enquire/saddle-timing", ("saddleTiming", "recent")));
        foreach (var (page, inputs) in FormClient.AllNo.SkipWhile(step => step.Page != "bladder"))
        {
            Assert.Equal("/enquire/emergency", await patient.SentAwayAsync($"/enquire/{page}"));
            Assert.Equal("/enquire/emergency", await patient.GoAsync($"/enquire/{page}", inputs));
        }
    }

    [Theory, EveryDatabase]
    public async Task Yes_changed_to_no_after_the_stop_is_an_alarm_for_a_clinician_today(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        Assert.Equal("/enquire/emergency", (await patient.WalkAsync(SaddleStop))[^1]);
        Assert.Equal("/enquire/check", (await patient.WalkOnAsync("/enquire/saddle", ("saddle", [("saddle", "no")])))[^1]);
        var stored = (await StoredAsync(clinic, await patient.SendAsync())).AssertJustReceived();

        Assert.Equal((Tier.P1, true), (stored.Enquiry.Tier, stored.Enquiry.ChangedAfterStop));
        Assert.Equal(["yes"], Assert.Single(stored.Sheet["saddle"]!.ChangedFrom!).Codes);
        Assert.Equal(["E-CES-1"], Assert.Single(stored.Sheet.StopsSeen).RuleIds);
        using var staff = await StaffBrowser.SignInAsync(clinic, Web.Hosting.Demo.DemoClinic.ReceptionEmail);
        Assert.NotNull((await staff.PageAsync($"/staff/enquiries/{stored.Enquiry.Reference}")).QuerySelector(".alarm"));
    }

    [Theory, EveryDatabase]
    public async Task New_weakness_needs_a_phone_number(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        Step[] weak = [.. Walking("U-WEAK", "none").First().Steps];
        await patient.WalkAsync(weak);
        var next = await patient.GoAsync("/enquire/urgent");
        foreach (var (page, inputs) in FormClient.AllNo.SkipWhile(step => step.Page != "saddle").TakeWhile(step => step.Page != "contact"))
        {
            Assert.Equal($"/enquire/{page}", next);
            next = await patient.GoAsync(next, inputs);
        }

        (string, string)[] byEmail = [("name", "Weak Leg"), ("contactBy", "email"), ("email", "weak@example.org")];
        var refused = await patient.RefusedAsync("/enquire/contact", byEmail);
        Assert.Equal(["#phone"], refused.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/enquire/contact", await patient.SentAwayAsync("/enquire/check"));
        Assert.Equal("/enquire/check", await patient.GoAsync("/enquire/contact", [.. byEmail, ("phone", "07700 900111")]));
        Assert.Equal("+447700900111", (await StoredAsync(clinic, await patient.SendAsync())).Enquiry.Phone);
    }

    [Theory, EveryDatabase]
    public async Task A_child_is_sent_to_a_gp_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var child = clinic.NewPatient();
        Assert.Equal("/enquire/too-young", (await child.WalkAsync(("who", [("who", "me"), ("age", "under16")])))[^1]);
        Assert.Contains("16", (await child.PageAsync("/enquire/too-young")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await using var db = clinic.Db();
        Assert.Equal((0, 0, 0), (await db.Drafts.CountAsync(), await db.DataKeys.CountAsync(), await db.Enquiries.CountAsync()));
        Assert.Equal("/enquire", await child.SentAwayAsync("/enquire/walk"));

        using var older = clinic.NewPatient();
        Assert.Equal("/enquire/check", (await older.WalkAsync(("who", [("who", "me"), ("age", "16to17")])))[^1]);
        Assert.Equal("/enquire/too-young", await older.GoAsync("/enquire/who", ("who", "me"), ("age", "under16")));
        Assert.Equal((0, 0, 0), (await db.Drafts.CountAsync(), await db.DataKeys.CountAsync(), await db.Enquiries.CountAsync()));
    }

    private static async Task<string> WalkPastUrgentAsync(FormClient patient, Step[] steps)
    {
        var visited = await patient.WalkAsync(steps);
        while (visited[^1] == "/enquire/urgent")
        {
            visited = await patient.WalkOnAsync(await patient.GoAsync("/enquire/urgent"), steps);
        }

        return visited[^1];
    }

    private static IEnumerable<(string Rule, Step[] Steps)> Timed(string rule, string page, string question, params string[] timings) =>
        from answer in new[] { "yes", "notSure" }
        from timing in timings
        select (rule, (Step[])[(page, [(question, answer)]), ($"{page}-timing", [($"{question}Timing", timing)])]);

    private static IEnumerable<(string Rule, Step[] Steps)> Walking(string rule, string more) =>
        Timed(rule, "walk", "walk", "recent", "notSure").Select(walking => (rule, (Step[])[.. walking.Steps, ("walk-more", [("walkMore", more)])]));

    private static IEnumerable<(string Rule, Step[] Steps)> Feverish(string rule, string more) =>
        [(rule, [("unwell", [("unwell", "fever")]), ("fever-more", [("feverMore", more)])])];

    private static Step Problem(string site, string trend) => ("problem", [("site", site), ("duration", "over1year"), ("trend", trend)]);

    private static string Words(Step[] steps) => string.Join(", ", steps.SelectMany(step => step.Inputs).Select(input => $"{input.Name}={input.Value}"));

    private static Task<StoredEnquiry> StoredAsync(RunningClinic clinic, string reference) =>
        StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Vault>(), reference);
}
