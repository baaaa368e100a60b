using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// Counts the emergency pages of some months: which rules fired, how each page ended, and how many that is of all forms that are known of. It reads the ledger,
/// which knows of no person. Source: clinical reference, part 2.5.
/// </summary>
public sealed class StopReport(IDbContextFactory<ClinicDbContext> contexts, ClinicProfile clinic, SafetyLibrary safety, IClock clock)
{
    /// <summary>The longest range, in months.</summary>
    public const int MostMonths = 36;

    private const int UsualMonths = 3;
    private const int FirstYear = 2000;
    private const int LastYear = 2999;

    /// <summary>Counts whole months of the clinic's zone.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="from">The first month, as "2026-09"; null or empty is the month two before the last.</param>
    /// <param name="to">The last month; null or empty is the present one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The counts; or what is wrong with the range.</returns>
    /// <exception cref="NotPermittedException">The role may not read reports.</exception>
    public async Task<Result> ReadAsync(StaffActor actor, string? from, string? to, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadReports);
        var zone = (await clinic.GetAsync(cancellationToken)).Calendar.Zone;
        var present = clock.GetCurrentInstant().InZone(zone).Date.ToYearMonth();
        var problems = new List<Problem>();
        if (!TryRead(to, present, out var last))
        {
            problems.Add(Problem.ToWrong);
        }

        if (!TryRead(from, Plus(last, 1 - UsualMonths), out var first))
        {
            problems.Insert(0, Problem.FromWrong);
        }

        if (problems.Count == 0 && first > last)
        {
            problems.Add(Problem.Backward);
        }

        if (problems.Count == 0 && Plus(first, MostMonths) <= last)
        {
            problems.Add(Problem.TooLong);
        }

        return problems.Count > 0 ? new Result(null, problems) : new Result(await CountAsync(first, last, zone, cancellationToken), []);
    }

    private async Task<StopTally> CountAsync(YearMonth first, YearMonth last, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var months = new List<MonthCount>();
        for (var month = first; month <= last; month = Plus(month, 1))
        {
            months.Add(new MonthCount(month, zone.AtStartOfDay(Plus(month, 1).OnDayOfMonth(1)).ToInstant()));
        }

        var (start, end) = (zone.AtStartOfDay(first.OnDayOfMonth(1)).ToInstant(), months[^1].End);

        // Row by row, three columns, nothing kept but the counts: a database cannot group by the list of rules and by months of a zone.
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var stop in db.SafetyStops.AsNoTracking().Where(row => row.At >= start && row.At < end)
            .Select(row => new { row.At, row.RuleIds, row.End }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            months.First(month => stop.At < month.End).Add(stop.RuleIds, stop.End);
        }

        // Synthetic enquiries are hidden from every query, and none of them answers with a sign.
        await foreach (var at in db.Enquiries.AsNoTracking().Where(row => row.ReceivedAt >= start && row.ReceivedAt < end)
            .Select(row => row.ReceivedAt).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            months.First(month => at < month.End).Enquiries++;
        }

        return Tally(months);
    }

    private StopTally Tally(List<MonthCount> months)
    {
        var inForce = safety.Rules.Stops.Where(rule => rule.Outcome == StopOutcome.Emergency).ToDictionary(rule => rule.Id, rule => rule.Reason);
        var all = months.SelectMany(month => month.Rules.Keys).Where(id => !inForce.ContainsKey(id)).Distinct().Order(StringComparer.Ordinal);
        List<string> ids = [.. safety.Rules.Stops.Where(rule => inForce.ContainsKey(rule.Id)).Select(rule => rule.Id), .. all];
        return new StopTally(
            months[0].In,
            months[^1].In,
            [.. months.Select(month => new StopTally.Month(
                month.In, month.Enquiries, month.Stops, [.. ids.Where(month.Rules.ContainsKey).Select(id => new StopTally.Rule(id, inForce.GetValueOrDefault(id), month.Rules[id]))]))],
            [.. ids.Select(id => new StopTally.Rule(id, inForce.GetValueOrDefault(id), Sum(months, id)))]);
    }

    private static StopCount Sum(List<MonthCount> months, string rule)
    {
        var sum = new StopCount();
        foreach (var month in months)
        {
            sum.Add(month.Rules.GetValueOrDefault(rule));
        }

        return sum;
    }

    private static YearMonth Plus(YearMonth month, int months) => month.OnDayOfMonth(1).PlusMonths(months).ToYearMonth();

    // Years that a clock can show: beyond them the arithmetic of dates ends.
    private static bool TryRead(string? text, YearMonth otherwise, out YearMonth month)
    {
        month = otherwise;
        return string.IsNullOrWhiteSpace(text)
            || (YearMonthPattern.Iso.Parse(text.Trim()).TryGetValue(otherwise, out month) && month.Year is >= FirstYear and <= LastYear);
    }

    /// <summary>What is wrong with the range.</summary>
    public enum Problem
    {
        /// <summary>The first month is no month.</summary>
        FromWrong,

        /// <summary>The last month is no month.</summary>
        ToWrong,

        /// <summary>The first month comes after the last.</summary>
        Backward,

        /// <summary>It is longer than <see cref="MostMonths"/>.</summary>
        TooLong,
    }

    /// <param name="Tally">Null when something is wrong.</param>
    /// <param name="Problems">Empty when nothing is.</param>
    public sealed record Result(StopTally? Tally, IReadOnlyList<Problem> Problems);

    private sealed class MonthCount(YearMonth month, Instant end)
    {
        public YearMonth In { get; } = month;

        public Instant End { get; } = end;

        public int Enquiries { get; set; }

        public StopCount Stops { get; } = new();

        public Dictionary<string, StopCount> Rules { get; } = [];

        public void Add(IEnumerable<string> rules, StopEnd end)
        {
            Stops.Add(end);
            foreach (var rule in rules.Distinct())
            {
                if (!Rules.TryGetValue(rule, out var count))
                {
                    Rules[rule] = count = new StopCount();
                }

                count.Add(end);
            }
        }
    }
}
