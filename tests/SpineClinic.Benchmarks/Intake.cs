using System.Globalization;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>Enquiries taken in (validated, sealed, audited, with two letters) against bare inserts of one row, in the same rounds on the same disk.</summary>
public static class Intake
{
    private const double Goal = 0.5;
    private static readonly int[] InFlight = [1, 8, 64];

    public static async Task MeasureAsync(RunOptions options, DatabaseKind kind)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var scratch = new Scratch();
        var bare = await BareContext.CreateAsync(kind, scratch.Folder);
        await using var clinic = await TestClinic.StartAsync(kind);
        var total = options.Size(600);
        var outcomes = new Dictionary<string, List<ClosedLoop.Outcome>>();
        (string Name, Func<Task<double>> Measure)[] subjects =
        [
            .. InFlight.SelectMany(inFlight => new (string, Func<Task<double>>)[]
            {
                ($"bare EF insert, {inFlight}", () => RateAsync($"bare EF insert, {inFlight}", inFlight, () => BareContext.InsertAsync(bare))),
                ($"enquiry, {inFlight}", () => RateAsync($"enquiry, {inFlight}", inFlight, () => clinic.ReceiveAsync())),
            }),
        ];
        await PairedRounds.RunAsync(2, subjects);
        outcomes.Clear();
        var results = await PairedRounds.RunAsync(options.Rounds(11), subjects);

        var table = new Table("in flight", "a second", "p50 ms", "p95 ms", "CPU ms each", "of the bare rate", "goal >= 0.50");
        foreach (var inFlight in InFlight)
        {
            foreach (var name in new[] { $"bare EF insert, {inFlight}", $"enquiry, {inFlight}" })
            {
                var ratio = Spread.RatioOf(results[name], results[$"bare EF insert, {inFlight}"]);
                var isOurs = name.StartsWith("enquiry", StringComparison.Ordinal);
                table.Add(
                    name,
                    Spread.Of(results[name]).Show("0"),
                    Spread.Of(outcomes[name].Select(outcome => outcome.Percentile(0.5))).Show("0.00"),
                    Spread.Of(outcomes[name].Select(outcome => outcome.Percentile(0.95))).Show("0.00"),
                    Spread.Of(outcomes[name].Select(outcome => outcome.Cpu)).Show("0.00"),
                    ratio.Show("0.00"),
                    isOurs ? Table.Verdict(ratio.Median >= Goal) : "");
            }
        }

        table.Print($"{(kind == DatabaseKind.Sqlite ? "B. intake: SQLite (synchronous FULL)" : "F. postgres: PostgreSQL (a test cluster, fsync off on both sides)")}, {total} a round");
        var work = await DatabaseWork.OfAsync(() => clinic.ReceiveAsync());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nOne enquiry: {work.Statements} SQL statements, {work.Connections} connections opened. \"database is locked\": {outcomes.Values.SelectMany(list => list).Sum(outcome => outcome.Locked)}."));

        async Task<double> RateAsync(string name, int inFlight, Func<Task> one)
        {
            var outcome = await ClosedLoop.RunAsync(inFlight, total, one);
            if (!outcomes.TryGetValue(name, out var list))
            {
                outcomes[name] = list = [];
            }

            list.Add(outcome);
            return outcome.Rate;
        }
    }
}
