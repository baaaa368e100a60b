using System.Globalization;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>64 writers at once: how long the unluckiest waits, with our queue and with SQLite's own polling.</summary>
public static class Fairness
{
    private const int InFlight = 64;
    private const double Goal = 3;

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var scratch = new Scratch();
        var bare = await BareContext.CreateAsync(DatabaseKind.Sqlite, scratch.Folder);
        await using var clinic = await TestClinic.StartAsync(DatabaseKind.Sqlite);
        var total = options.Size(3200);
        const string Ours = "enquiry, queued";
        const string Theirs = "bare EF insert, polling";
        var outcomes = new Dictionary<string, List<ClosedLoop.Outcome>> { [Ours] = [], [Theirs] = [] };
        (string Name, Func<Task<double>> Measure)[] subjects =
        [
            (Theirs, () => TurnsAsync(Theirs, () => BareContext.InsertAsync(bare))),
            (Ours, () => TurnsAsync(Ours, () => clinic.ReceiveAsync())),
        ];
        await PairedRounds.RunAsync(1, subjects);
        outcomes.Values.ToList().ForEach(list => list.Clear());
        await PairedRounds.RunAsync(options.Rounds(7), subjects);

        var table = new Table("64 in flight", "a second", "fair turn ms", "p50 ms", "p99 ms", "longest ms", "longest in fair turns", "\"database is locked\"", "goal <= 3.0, 0 locked");
        foreach (var (name, list) in outcomes)
        {
            var turns = Spread.Of(list.Select(outcome => outcome.LongestInTurns));
            var locked = list.Sum(outcome => outcome.Locked);
            table.Add(
                name,
                Spread.Of(list.Select(outcome => outcome.Rate)).Show("0"),
                Spread.Of(list.Select(outcome => InFlight * 1000 / outcome.Rate)).Show("0"),
                Spread.Of(list.Select(outcome => outcome.Percentile(0.5))).Show("0.0"),
                Spread.Of(list.Select(outcome => outcome.Percentile(0.99))).Show("0"),
                Spread.Of(list.Select(outcome => outcome.Waits[^1])).Show("0"),
                turns.Show("0.0"),
                locked.ToString(CultureInfo.InvariantCulture),
                name == Ours ? Table.Verdict(turns.Median <= Goal && locked == 0) : "");
        }

        table.Print($"C. fairness: SQLite, {total} a round");

        async Task<double> TurnsAsync(string name, Func<Task> one)
        {
            var outcome = await ClosedLoop.RunAsync(InFlight, total, one);
            outcomes[name].Add(outcome);
            return outcome.LongestInTurns;
        }
    }
}
