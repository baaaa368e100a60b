using System.Diagnostics;
using System.Globalization;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>Time of pages that are only read, one request in flight on a kept-alive connection, against the empty static page of the same process.</summary>
public static class ContentPages
{
    private const double Goal = 2;
    private const string Baseline = "empty static page";

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var empty = await EmptySite.StartAsync();
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        using var toEmpty = new KeptConnection(empty.Address);
        using var toClinic = new KeptConnection(clinic.Address);
        var nothing = toEmpty.Request("/empty");
        (string Name, Action Get)[] subjects =
        [
            (Baseline, () => toEmpty.Get(nothing)),
            .. ((string[])["/", "/?language=ar", "/emergency", "/conditions", "/conditions/sciatica", "/treatments/minimally-invasive-or-open"]).Select(path => (path, Getting(toClinic, path))),
        ];
        var batch = options.Size(400);
        await PairedRounds.RunAsync(options.Rounds(4), [.. subjects.Select(subject => (subject.Name, (Func<Task<double>>)(() => Task.FromResult(Time(subject.Get, batch)))))]);
        var results = await PairedRounds.RunAsync(options.Rounds(15), [.. subjects.Select(subject => (subject.Name, (Func<Task<double>>)(() => Task.FromResult(Time(subject.Get, batch)))))]);
        var table = new Table("page", "p50 ms", "times the empty page", "SQL / connections", "goal <= 2");
        foreach (var (name, get) in subjects)
        {
            var ratio = Spread.RatioOf(results[name], results[Baseline]);
            var work = await DatabaseWork.OfAsync(() =>
            {
                get();
                return Task.CompletedTask;
            });
            table.Add(
                name,
                Spread.Of(results[name]).Show("0.000"),
                ratio.Show("0.0"),
                string.Create(CultureInfo.InvariantCulture, $"{work.Statements} / {work.Connections}"),
                name == Baseline ? "" : Table.Verdict(ratio.Median <= Goal));
        }

        table.Print("content-page: one request in flight, loopback, same process, SQLite");
    }

    private static Action Getting(KeptConnection connection, string path)
    {
        var request = connection.Request(path);
        return () => connection.Get(request);
    }

    private static double Time(Action get, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            get();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return Spread.Middle(times);
    }
}
