using System.Diagnostics;
using System.Globalization;
using System.Net;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>Time of each page of the enquiry form, one request in flight on a kept-alive connection, against the empty page.</summary>
public static class FormPages
{
    private const double Goal = 3;
    private const string Baseline = "empty static page";
    private const string Least = "one string, no router";

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var empty = await EmptySite.StartAsync();
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        using var filled = clinic.NewPatient();
        await filled.FillAsync();
        using var sent = clinic.NewPatient();
        await sent.FillAsync();
        await sent.SendAsync();
        using var toEmpty = new KeptConnection(empty.Address);
        using var toClinic = new KeptConnection(clinic.Address);
        var draft = Cookie(filled, clinic);
        (string Name, string Path, string? Cookie)[] pages =
        [
            ("health", "/health/live", null),
            ("home", "/", null),
            ("emergency signs", "/emergency", null),
            ("start", "/enquire", null),
            .. FormClient.AllNo.Select(step => (step.Page, $"/enquire/{step.Page}", (string?)draft)),
            ("check", "/enquire/check", draft),
            ("received", "/enquire/received", Cookie(sent, clinic)),
        ];
        var requests = pages.ToDictionary(page => page.Name, page => toClinic.Request(page.Path, page.Cookie));
        var (emptyRequest, leastRequest) = (toEmpty.Request("/empty"), toEmpty.Request("/"));
        (string Name, Action Get)[] subjects = [(Baseline, () => toEmpty.Get(emptyRequest)), (Least, () => toEmpty.Get(leastRequest)), .. pages.Select(page => (page.Name, (Action)(() => toClinic.Get(requests[page.Name]))))];

        WarmUp(subjects, options.Size(1500));
        var batch = options.Size(200);
        var results = await PairedRounds.RunAsync(options.Rounds(15), [.. subjects.Select(subject => (subject.Name, (Func<Task<double>>)(() => Task.FromResult(Time(subject.Get, batch)))))]);

        var table = new Table("page", "p50 ms", "times the empty page", "SQL / connections", "goal <= 3");
        foreach (var (name, get) in subjects)
        {
            var ratio = Spread.RatioOf(results[name], results[Baseline]);
            var work = await DatabaseWork.OfAsync(() =>
            {
                get();
                return Task.CompletedTask;
            });
            table.Add(name, Spread.Of(results[name]).Show("0.000"), ratio.Show("0.0"), string.Create(CultureInfo.InvariantCulture, $"{work.Statements} / {work.Connections}"), name is Baseline or Least or "health" ? "" : Table.Verdict(ratio.Median <= Goal));
        }

        table.Print("A. form-page: one request in flight, loopback, same process, SQLite");
    }

    private static void WarmUp((string Name, Action Get)[] subjects, int count)
    {
        for (var i = 0; i < count; i++)
        {
            foreach (var (_, get) in subjects)
            {
                get();
            }
        }
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

    private static string Cookie(FormClient client, RunningClinic clinic) => client.Cookies.GetCookieHeader(clinic.Address) is { Length: > 0 } header
        ? header
        : throw new CookieException();
}
