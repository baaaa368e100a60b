using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// Tries rules on past enquiries and stores nothing. Rules come into force only as files of a build, under a new version and a new sign-off; this shows beforehand
/// what they would do.
/// </summary>
public sealed class ShadowRun(IDbContextFactory<ClinicDbContext> contexts, Vault vault, QuestionnaireLibrary questionnaires, SafetyLibrary safety)
{
    /// <summary>How many enquiries are looked at: the newest.</summary>
    public const int MostEnquiries = 1000;

    /// <summary>How many references are shown.</summary>
    public const int MostShown = 200;

    private const int Batch = 100;

    /// <summary>The rules that are in force.</summary>
    public RuleSet InForce => safety.Rules;

    /// <summary>Rules from the text of files; see <see cref="CandidateRules"/>.</summary>
    public CandidateRules Read(string? stops, string? priorities) => CandidateRules.Read(stops, priorities, safety.Rules, questionnaires.Current);

    /// <summary>What <paramref name="candidate"/> would have made of the newest enquiries, with each answer as it was given.</summary>
    /// <exception cref="NotPermittedException">The role may not try rules.</exception>
    public async Task<ShadowReport> RunAsync(StaffActor actor, RuleSet candidate, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ConfirmClinicalContent);
        ArgumentNullException.ThrowIfNull(candidate);
        var ids = await NewestAsync(cancellationToken);
        var results = new List<Result>();
        foreach (var batch in ids.Chunk(Batch))
        {
            // Each batch is read, and its connection given back, before anything is worked out.
            foreach (var (reference, sheet) in await SheetsAsync(batch, cancellationToken))
            {
                results.Add(new Result(reference, Try(sheet, safety.Rules), Try(sheet, candidate)));
            }
        }

        var pages = await PagesAsync(cancellationToken);
        var changed = results.Where(result => result.IsChanged).ToList();
        return new ShadowReport(
            results.Count,
            ids.Count - results.Count,
            RuleComparison.Lost(safety.Rules, candidate),
            Counts(candidate, results, pages),
            [.. results.GroupBy(result => (From: result.Before.TierWord, To: result.After.TierWord))
                .Select(group => new ShadowReport.Move(group.Key.From, group.Key.To, group.Count(), RuleComparison.IsLater(group.Key.From, group.Key.To)))],
            results.Count(result => result.After.IsEmergency && !result.Before.IsEmergency),
            results.Count(result => result.Before.IsEmergency && !result.After.IsEmergency),
            changed.Count,
            [.. changed.OrderByDescending(result => result.IsLess).Take(MostShown).Select(result => new ShadowReport.ChangedEnquiry(
                result.Reference, result.Before.TierWord, result.After.TierWord, result.Before.Stops, result.After.Stops, result.IsLess))]);
    }

    private async Task<List<Guid>> NewestAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Enquiries.AsNoTracking().OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id).Select(row => row.Id)
            .Take(MostEnquiries).ToListAsync(cancellationToken);
    }

    private async Task<List<(string Reference, AnswerSheet Sheet)>> SheetsAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (from enquiry in db.Enquiries.AsNoTracking()
                          where ids.Contains(enquiry.Id)
                          join key in db.DataKeys.AsNoTracking() on enquiry.DataKeyId equals key.Id
                          orderby enquiry.ReceivedAt descending, enquiry.Id descending
                          select new { enquiry.Id, enquiry.Reference, enquiry.SealedSheet, Key = key }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Reference, AnswerSheet.FromJson(vault.Open(row.Key, Enquiry.SheetPurpose, row.Id, row.SealedSheet))))];
    }

    private async Task<Dictionary<string, int>> PagesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var shown = await db.SafetyStops.AsNoTracking().OrderByDescending(row => row.At).Select(row => row.RuleIds).Take(MostEnquiries).ToListAsync(cancellationToken);
        return shown.SelectMany(rules => rules.Distinct()).GroupBy(rule => rule).ToDictionary(group => group.Key, group => group.Count());
    }

    private Outcome Try(AnswerSheet sheet, RuleSet rules)
    {
        var answers = sheet.OnTheWay(questionnaires.Current);
        var stops = rules.Stopping(answers);
        return new Outcome(
            [.. stops.Select(rule => rule.Id)],
            stops.Any(rule => rule.Outcome == StopOutcome.Emergency) ? 2 : stops.Count > 0 ? 1 : 0,
            rules.Decide(answers, SheetFacts.Of(sheet, questionnaires.Current, rules)));
    }

    private List<ShadowReport.RuleCount> Counts(RuleSet candidate, List<Result> results, Dictionary<string, int> pages)
    {
        static IEnumerable<string> Ids(RuleSet rules) => rules.Stops.Select(rule => rule.Id).Concat(rules.Priorities.Select(rule => rule.Id));
        var (before, after) = (Ids(safety.Rules).ToList(), Ids(candidate).ToList());
        return
        [
            .. before.Union(after).Select(rule => new ShadowReport.RuleCount(
                rule,
                before.Contains(rule) ? results.Count(result => result.Before.Matched.Contains(rule)) : null,
                after.Contains(rule) ? results.Count(result => result.After.Matched.Contains(rule)) : null,
                pages.GetValueOrDefault(rule))),
        ];
    }

    // Severity: 2 is an emergency page, 1 the page for help today, 0 none.
    private sealed record Outcome(IReadOnlyList<string> Stops, int Severity, TierDecision Decision)
    {
        public bool IsEmergency => Severity == 2;

        public string TierWord { get; } = Enquiry.TierWordOf(Decision.Tier, Decision.NeedsACall);

        public HashSet<string> Matched { get; } = [.. Stops, .. Decision.Matched];
    }

    private sealed record Result(string Reference, Outcome Before, Outcome After)
    {
        public bool IsChanged => Before.TierWord != After.TierWord || !Before.Stops.Order().SequenceEqual(After.Stops.Order());

        public bool IsLess => After.Severity < Before.Severity || RuleComparison.IsLater(Before.TierWord, After.TierWord);
    }
}
