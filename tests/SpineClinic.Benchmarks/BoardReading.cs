using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Benchmarks;

/// <summary>What a board costs among few and among many enquiries that are closed, beside a bare list of 50 from the same database.</summary>
public static class BoardReading
{
    private const double Milliseconds = 10;
    private const double Growth = 1.5;
    private const int Open = 2000;
    private const int Warm = 100;

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var table = new Table("database, enquiries, what", "rows", "median ms", "p95 ms", "of the smaller one's median", $"goal p95 < {Milliseconds} ms", $"goal <= {Growth}");
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var few = await TestClinic.StartAsync(kind);
            await using var many = await TestClinic.StartAsync(kind);
            var (small, large) = (options.Size(10_000), options.Size(1_000_000));
            await DeskGround.FillAsync(few, kind, options.Size(Open), small);
            await DeskGround.FillAsync(many, kind, options.Size(Open), large);
            var sizes = new[] { (Clinic: few, Count: small, Reads: await ReadsAsync(few)), (Clinic: many, Count: large, Reads: await ReadsAsync(many)) };
            for (var what = 0; what < sizes[0].Reads.Count; what++)
            {
                var waits = sizes.Select(_ => new List<double>()).ToArray();
                var rows = new int[sizes.Length];
                for (var round = 0; round < options.Size(400) + Warm; round++)
                {
                    for (var i = 0; i < sizes.Length; i++)
                    {
                        var start = Stopwatch.GetTimestamp();
                        rows[i] = await sizes[i].Reads[what].Read();
                        waits[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    }
                }

                var medians = waits.Select(list => Spread.Middle([.. list.Skip(Warm).Order()])).ToArray();
                for (var i = 0; i < sizes.Length; i++)
                {
                    double[] sorted = [.. waits[i].Skip(Warm).Order()];
                    var p95 = sorted[sorted.Length * 95 / 100];
                    table.Add(
                        $"{kind}, {sizes[i].Count.ToString("N0", CultureInfo.InvariantCulture)}, {sizes[i].Reads[what].Name}", Say(rows[i], "0"), Say(medians[i], "0.00"), Say(p95, "0.00"), Say(medians[i] / medians[0], "0.00"),
                        Table.Verdict(p95 < Milliseconds), Table.Verdict(medians[i] / medians[0] <= Growth));
                }
            }
        }

        table.Print($"K. board: {options.Size(Open)} open, the rest closed");
    }

    private static async Task<List<(string Name, Func<Task<int>> Read)>> ReadsAsync(TestClinic clinic)
    {
        var board = clinic.Get<Board>();
        async Task<int> ReadAsync(BoardFilter filter) => (await board.ReadAsync(clinic.Receptionist, filter, CancellationToken.None)).Rows.Count;
        var place = (await board.ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None)).Rows[^1].Place;
        var deep = place;
        for (var page = 0; page < 8; page++)
        {
            deep = (await board.ReadAsync(clinic.Receptionist, new BoardFilter(After: deep), CancellationToken.None)).Rows[^1].Place;
        }

        return
        [
            ("bare list of 50", () => BareAsync(clinic)),
            ("first board", () => ReadAsync(new BoardFilter())),
            ("one worklist", () => ReadAsync(new BoardFilter(Worklist.New))),
            ("mine", () => ReadAsync(new BoardFilter(Mine: true))),
            ("second page", () => ReadAsync(new BoardFilter(After: place))),
            ("tenth page", () => ReadAsync(new BoardFilter(After: deep))),
        ];
    }

    private static async Task<int> BareAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return (await db.Enquiries.AsNoTracking().Where(row => row.NextActionDueAt != null).OrderBy(row => row.NextActionDueAt).ThenBy(row => row.Tier).ThenBy(row => row.Id)
            .Select(row => new { row.Reference, row.Name, row.Tier, row.NextActionDueAt }).Take(50).ToListAsync()).Count;
    }

    private static string Say(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
