using System.Diagnostics;
using System.Globalization;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>
/// From the post of the deciding answer to the whole emergency page (the post, its commit, the redirect and the page), while ten others fill in the form, send it, and
/// the courier carries their letters; against an empty static page of the same process under the same load.
/// </summary>
public static class StopPages
{
    private const double Goal = 2;
    private const int Others = 10;
    private const string Baseline = "empty static page";
    private const string Stop = "deciding answer to emergency page";
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(100);

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var empty = await EmptySite.StartAsync();
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite, ["--Limits:FormPostsPerMinute=10000000"]);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("saddle");
        await ReadAsync(patient.PostAsync("/enquire/saddle", ("saddle", "yes")));
        using var visitor = new FormClient(empty.Address);
        using var ended = new CancellationTokenSource();
        var others = Enumerable.Range(0, Others).Select(_ => FillInAsync(clinic, ended.Token)).ToList();
        (string Name, Func<Task> Work)[] subjects =
        [
            (Baseline, () => ReadAsync(visitor.GetAsync("/empty"))),
            (Stop, async () =>
            {
                await ReadAsync(patient.PostAsync("/enquire/saddle-timing", ("saddleTiming", "recent")));
                await ReadAsync(patient.GetAsync("/enquire/emergency"));
            }),
        ];
        await PairedRounds.RunAsync(2, [.. subjects.Select(subject => (subject.Name, (Func<Task<double>>)(() => TimeAsync(subject.Work, options.Size(300)))))]);
        var results = await PairedRounds.RunAsync(options.Rounds(11), [.. subjects.Select(subject => (subject.Name, (Func<Task<double>>)(() => TimeAsync(subject.Work, options.Size(300)))))]);
        await ended.CancelAsync();
        await Task.WhenAll(others);
        var table = new Table("under load", "p95 ms", "times the empty page", "goal <= 2");
        foreach (var (name, _) in subjects)
        {
            var ratio = Spread.RatioOf(results[name], results[Baseline]);
            table.Add(name, Spread.Of(results[name]).Show("0.00"), ratio.Show("0.0"), name == Baseline ? "" : Table.Verdict(ratio.Median <= Goal));
        }

        table.Print(string.Create(CultureInfo.InvariantCulture, $"G. stop-page: p95, {Others} others busy, the courier too, loopback, same process, SQLite"));
    }

    private static async Task FillInAsync(RunningClinic clinic, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            using var other = clinic.NewPatient();
            await ReadAsync(other.PostAsync("/enquire"));
            foreach (var (page, inputs) in FormClient.AllNo)
            {
                await Task.Delay(Thinking, CancellationToken.None);
                await ReadAsync(other.PostAsync($"/enquire/{page}", inputs));
                await ReadAsync(other.GetAsync("/enquire/check"));
                if (ended.IsCancellationRequested)
                {
                    return;
                }
            }

            await other.SendAsync();
        }
    }

    private static async Task ReadAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<double> TimeAsync(Func<Task> work, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[(int)(0.95 * (count - 1))];
    }
}
