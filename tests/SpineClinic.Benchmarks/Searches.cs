using System.Diagnostics;
using System.Globalization;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Benchmarks;

/// <summary>A search as somebody types it, among few and among many enquiries: server time from the words to the list.</summary>
public static class Searches
{
    private const int Warm = 60;

    private static readonly (string What, double Goal, Func<SearchGround, Random, int, string> Text)[] Kinds =
    [
        ("name, as it is typed", 10, (ground, random, _) => Typed(random, ground.Name())),
        ("name, one slip", 10, (ground, random, _) => Slipped(random, ground.Name())),
        ("a very common name", 10, (_, random, _) => random.Next(2) == 0 ? "smith" : "mar"),
        ("reference", 5, (_, random, size) => Cut(random, SearchGround.Reference(random.Next(size)), 6)),
        ("phone number", 5, (_, random, size) => Number(random, SearchGround.Phone(random.Next(size)))),
        ("email address", 10, (ground, random, _) => Cut(random, ground.Name() is var (first, last) ? $"{first}.{last}@" : "", 4)),
    ];

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        int[] sizes = options.IsQuick ? [2_500, 25_000] : [10_000, 1_000_000];
        var table = new Table("database, enquiries", "what", "median ms", "p95 ms", "found", "goal");
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            foreach (var size in sizes)
            {
                await using var clinic = await TestClinic.StartAsync(kind);
                var filling = Stopwatch.StartNew();
                await new SearchGround().FillAsync(clinic, kind, size);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}, {size:N0} enquiries: made in {filling.Elapsed.TotalSeconds:F0} s"));
                foreach (var what in Kinds)
                {
                    await MeasureAsync(clinic, $"{kind}, {size.ToString("N0", CultureInfo.InvariantCulture)}", what, size, options, table);
                }
            }
        }

        table.Print("I. search: 25 enquiries, the newest first, through the real class");
    }

    private static async Task MeasureAsync(
        TestClinic clinic, string where, (string What, double Goal, Func<SearchGround, Random, int, string> Text) kind, int size, RunOptions options, Table table)
    {
        var (search, ground, random, waits, found) = (clinic.Get<EnquirySearch>(), new SearchGround(), new Random(7), new List<double>(), 0);
        for (var round = 0; round < options.Size(800) + Warm; round++)
        {
            var text = kind.Text(ground, random, size);
            var start = Stopwatch.GetTimestamp();
            var part = await search.FindAsync(clinic.Receptionist, text, SearchFilter.None, null, CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            found += round >= Warm && part.Hits.Count > 0 ? 1 : 0;
        }

        double[] sorted = [.. waits.Skip(Warm).Order()];
        var p95 = sorted[sorted.Length * 95 / 100];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind.What}: median {Spread.Middle(sorted):F2} ms, p95 {p95:F2} ms"));
        table.Add(where, kind.What, Say(Spread.Middle(sorted)), Say(p95), $"{100 * found / sorted.Length} %", Table.Verdict(p95 < kind.Goal) + string.Create(CultureInfo.InvariantCulture, $" (< {kind.Goal} ms)"));
    }

    // From the third letter on, half of the time with the beginning of the other name.
    private static string Typed(Random random, (string First, string Last) name) =>
        random.Next(2) == 0 ? Cut(random, name.Last, 3) : $"{name.First} {Cut(random, name.Last, 1)}";

    private static string Slipped(Random random, (string First, string Last) name)
    {
        var at = random.Next(1, name.Last.Length - 1);
        var wrong = $"{name.Last[..at]}{name.Last[at + 1]}{name.Last[at]}{name.Last[(at + 2)..]}";
        return random.Next(2) == 0 ? wrong : $"{name.First} {wrong}";
    }

    private static string Number(Random random, string phone) => random.Next(3) switch
    {
        0 => phone,
        1 => $"0{phone[3..]}",
        _ => phone[^random.Next(4, 8)..],
    };

    private static string Cut(Random random, string text, int least) => text[..random.Next(Math.Min(least, text.Length), text.Length + 1)];

    private static string Say(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
