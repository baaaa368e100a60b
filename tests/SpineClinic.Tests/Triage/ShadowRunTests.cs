using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class ShadowRunTests
{
    private const string Saddle = """{"id":"E-CES-1","outcome":"Emergency","when":{"question":"saddle","is":["yes"]},"quote":["saddle"],"reason":"r","source":"s"}""";

    [Theory, EveryDatabase]
    public async Task A_receptionist_tries_no_rules(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var run = clinic.Get<ShadowRun>();
        await Assert.ThrowsAsync<NotPermittedException>(() => run.RunAsync(clinic.Receptionist, run.InForce, CancellationToken.None));
    }

    [Theory]
    [InlineData("", "", CandidateRules.File.StopRules, "Paste a file")]
    [InlineData("{\n\n oops", "", CandidateRules.File.StopRules, "Line 3 ")]
    [InlineData("[]", "", CandidateRules.File.StopRules, "\"version\"")]
    [InlineData("""{"version":0,"rules":[]}""", "", CandidateRules.File.StopRules, "\"version\"")]
    [InlineData("""{"version":2,"rules":[{"id":"E-X","outcome":"Emergency","when":{"maybe":1},"quote":[],"reason":"r","source":"s"}]}""", "", CandidateRules.File.StopRules, "E-X: 'maybe'")]
    [InlineData("""{"version":2,"rules":[{"id":"E-X","outcome":"Emergency","when":{"question":"saddle","is":7},"quote":[],"reason":"r","source":"s"}]}""", "", CandidateRules.File.StopRules, "E-X: ")]
    [InlineData("""{"version":2,"rules":[{"id":"E-X","outcome":"Emergency","when":{"question":null,"is":["yes"]},"quote":[],"reason":"r","source":"s"}]}""", "", CandidateRules.File.StopRules, "E-X: ")]
    [InlineData("""{"version":2,"rules":[{"id":"E-X","outcome":"Emergency","when":{"question":"mood","is":["bad"]},"quote":[],"reason":"r","source":"s"}]}""", "", CandidateRules.File.StopRules, "E-X: ")]
    [InlineData("""{"version":2,"rules":[{"id":"E-X","outcome":"Maybe","when":{"always":true},"quote":[],"reason":"r","source":"s"}]}""", "", CandidateRules.File.StopRules, "E-X: ")]
    [InlineData("""{"version":2,"rules":[{"id":"E-X","outcome":1,"when":{"always":true},"quote":[],"reason":"r","source":"s"}]}""", "", CandidateRules.File.StopRules, "E-X: ")]
    [InlineData("""{"version":2,"rules":[{"id":"E-X","outcome":"Emergency","when":{"always":true},"quote":["mood"],"reason":"r","source":"s"}]}""", "", CandidateRules.File.StopRules, "E-X: \"quote\"")]
    [InlineData("""{"version":2,"rules":[{"id":"E-X","outcome":"Emergency","when":{"always":true},"quote":[],"reason":"r"}]}""", "", CandidateRules.File.StopRules, "E-X: ")]
    [InlineData("""{"version":2,"rules":[{"id":"E-X","outcome":"Emergency","when":{"always":true},"quote":[],"reason":"r","source":"s","acton":"go"}]}""", "", CandidateRules.File.StopRules, "E-X: ")]
    [InlineData("""{"version":2,"rules":[null]}""", "", CandidateRules.File.StopRules, "Rule 1: ")]
    [InlineData("", """{"version":2,"rules":[{"id":"R-X","tier":"P9","when":{"always":true},"reason":"r","source":"s"}]}""", CandidateRules.File.PriorityRules, "R-X: \"tier\"")]
    [InlineData("", """{"version":2,"rules":[{"id":"R-X","tier":"P1","when":{"rule":"E-NONE"},"reason":"r","source":"s"}]}""", CandidateRules.File.PriorityRules, "E-NONE")]
    [InlineData("", """{"version":2,"rules":[{"id":"R-X","tier":"P1","when":{"always":true},"reason":"r","source":"s"},{"id":"R-X","tier":"P2","when":{"always":true},"reason":"r","source":"s"}]}""", CandidateRules.File.PriorityRules, "R-X: another rule")]
    public void Rules_that_are_wrong_are_refused_with_the_rule_or_line(string stops, string priorities, CandidateRules.File file, string words)
    {
        var safety = SafetyLibrary.Load();
        var candidate = CandidateRules.Read(stops, priorities, safety.Rules, QuestionnaireLibrary.Load(safety.Rules).Current);
        Assert.Null(candidate.Rules);
        Assert.Contains(candidate.Problems, problem => problem.File == file && problem.Text.Contains(words, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task The_rules_in_force_against_themselves_change_nothing_and_nothing_is_stored(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await AddAsync(clinic, Sheets.AllNo(), Sheets.AllNo().Choose("signs", "weightLoss"), Sheets.AllNo().Choose("signs", "notSure"));
        var before = await RowsAsync(clinic);
        var run = clinic.Get<ShadowRun>();
        var candidate = run.Read(RuleFiles.Stops, RuleFiles.Priorities);
        Assert.Empty(candidate.Problems);
        var report = await run.RunAsync(clinic.Manager, candidate.Rules!, CancellationToken.None);
        Assert.Equal((3, 0, 0, 0, 0), (report.Enquiries, report.Unreadable, report.ChangedCount, report.NewlyStopped, report.NoLongerStopped));
        Assert.Empty(report.Warnings);
        Assert.All(report.Rules, rule => Assert.Equal(rule.Before, rule.After));
        Assert.Equal(1, report.Rules.Single(rule => rule.Rule == "R-WT").Before);
        Assert.Equal(3, report.Rules.Single(rule => rule.Rule == "R-DEFAULT").Before);
        Assert.All(report.Moves, move => Assert.Equal(move.From, move.To));
        Assert.Equal(before, await RowsAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task A_removed_stop_and_a_lowered_tier_are_shown_first_and_marked(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var told = Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "recent") with { ToldClinic = true };
        await AddAsync(clinic, told, Sheets.AllNo().Choose("signs", "shape"), Sheets.AllNo(), Sheets.AllNo().Choose("signs", "weightLoss"));
        await ShowPageAsync(clinic, "E-CES-1", "E-CES-2");
        var stops = RuleFiles.Stops.Replace("\"id\": \"E-CES-1\",\n      \"outcome\": \"Emergency\"", "\"id\": \"U-NEW\",\n      \"outcome\": \"Urgent\"", StringComparison.Ordinal);
        var priorities = RuleFiles.Priorities.Replace("\"id\": \"R-WT\",\n      \"tier\": \"P1\"", "\"id\": \"R-WT\",\n      \"tier\": \"P2\"", StringComparison.Ordinal)
            .Replace("\"id\": \"R-SHAPE\",\n      \"tier\": \"P1\"", "\"id\": \"R-SHAPE\",\n      \"tier\": \"P0\"", StringComparison.Ordinal);
        var run = clinic.Get<ShadowRun>();
        var report = await run.RunAsync(clinic.Clinician, run.Read(stops, priorities).Rules!, CancellationToken.None);
        Assert.Equal(["E-CES-1", "R-WT"], report.Warnings.Select(warning => warning.Rule));
        Assert.Equal((4, 3, 0, 1), (report.Enquiries, report.ChangedCount, report.NewlyStopped, report.NoLongerStopped));
        Assert.Equal([true, true, false], report.Changed.Select(enquiry => enquiry.IsLess));
        Assert.Contains(report.Moves, move => move is { From: "P1", To: "P2", Count: 1, IsLater: true });
        Assert.Contains(report.Moves, move => move is { From: "P1", To: "P0", Count: 1, IsLater: false });
        Assert.Equal((1, null, 1), report.Rules.Where(rule => rule.Rule == "E-CES-1").Select(rule => (rule.Before, rule.After, rule.PagesShown)).Single());
        Assert.Equal((null, 1, 0), report.Rules.Where(rule => rule.Rule == "U-NEW").Select(rule => (rule.Before, rule.After, rule.PagesShown)).Single());
    }

    [Theory, EveryDatabase]
    public async Task A_new_stop_is_counted(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await AddAsync(clinic, Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "checked"), Sheets.AllNo());
        var stops = $$"""{"version":2,"rules":[{{Saddle}}]}""";
        var priorities = """{"version":2,"rules":[]}""";
        var run = clinic.Get<ShadowRun>();
        var report = await run.RunAsync(clinic.Clinician, run.Read(stops, priorities).Rules!, CancellationToken.None);
        Assert.Equal((1, 0), (report.NewlyStopped, report.NoLongerStopped));
    }

    [Fact]
    public void A_stop_rule_that_a_priority_line_still_names_cannot_go_alone()
    {
        var safety = SafetyLibrary.Load();
        var candidate = CandidateRules.Read($$"""{"version":2,"rules":[{{Saddle}}]}""", "", safety.Rules, QuestionnaireLibrary.Load(safety.Rules).Current);
        Assert.Contains("U-", Assert.Single(candidate.Problems, problem => problem.File == CandidateRules.File.StopRules).Text, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_newest_thousand_are_looked_at_and_two_hundred_shown(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await AddAsync(clinic, [.. Enumerable.Range(0, 1005).Select(i => i < 5 ? Sheets.AllNo().Choose("signs", "weightLoss") : Sheets.AllNo().Choose("signs", "shape"))]);
        var run = clinic.Get<ShadowRun>();
        var priorities = RuleFiles.Priorities.Replace("\"tier\": \"P1\"", "\"tier\": \"P2\"", StringComparison.Ordinal);
        var report = await run.RunAsync(clinic.Manager, run.Read("", priorities).Rules!, CancellationToken.None);
        Assert.Equal((1000, 1000, 200), (report.Enquiries, report.ChangedCount, report.Changed.Count));
        Assert.Equal(0, report.Rules.Single(rule => rule.Rule == "R-WT").Before);
    }

    // Rows as intake would have stored them; one save, so that a thousand do not take a minute. The last of the list is the newest.
    private static async Task AddAsync(TestClinic clinic, params AnswerSheet[] sheets)
    {
        await using var db = clinic.Db();
        var vault = clinic.Get<Vault>();
        var key = db.DataKeys.Add(vault.NewDataKey(TestClinic.Start)).Entity;
        var references = new HashSet<string>();
        while (references.Count < sheets.Length)
        {
            references.Add(EnquiryReference.New());
        }

        foreach (var (i, reference) in references.Index())
        {
            var id = Guid.CreateVersion7();
            var (enquiry, received) = Enquiry.Receive(new NewEnquiry
            {
                Id = id,
                Reference = reference,
                SubmissionKey = Guid.NewGuid(),
                ReceivedAt = TestClinic.Start + Duration.FromSeconds(i),
                DueAt = TestClinic.Start,
                Channel = Channel.Web,
                Language = "en",
                QuestionnaireVersion = 1,
                StopRulesVersion = 1,
                PriorityRulesVersion = 1,
                DataKeyId = key.Id,
                SealedSheet = vault.Seal(key, Enquiry.SheetPurpose, id, sheets[i].ToJson()),
                Name = "Zoë Quince",
                Phone = "+447700900123",
                Decision = new TierDecision(Tier.P3, NeedsACall: false, ["R-DEFAULT"]),
                ChangedAfterStop = false,
                Actor = Actor.Patient,
            });
            db.Enquiries.Add(enquiry);
            Timeline.Add(db, received);
        }

        await db.SaveChangesAsync();
    }

    private static async Task ShowPageAsync(TestClinic clinic, params string[] rules)
    {
        await using var db = clinic.Db();
        var stop = db.Entry((SafetyStop)Activator.CreateInstance(typeof(SafetyStop), nonPublic: true)!);
        stop.Property(row => row.Id).CurrentValue = Guid.NewGuid();
        stop.Property(row => row.At).CurrentValue = TestClinic.Start;
        stop.Property(row => row.RuleIds).CurrentValue = [.. rules];
        stop.State = EntityState.Added;
        await db.SaveChangesAsync();
    }

    private static async Task<(int, int, int, int)> RowsAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return (await db.Enquiries.CountAsync(), await db.EnquiryEvents.CountAsync(), await db.AuditEntries.CountAsync(), await db.Letters.CountAsync());
    }
}
