using System.Diagnostics;
using System.Globalization;
using SpineClinic.Booking;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>The free times of anyone suitable in the next 60 days, among few and among many appointments that are over.</summary>
public static class FreeTimesSearch
{
    private const double Milliseconds = 5;
    private const double Growth = 1.5;
    private const int Future = 3000;
    private const int Warm = 200;

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var table = new Table("database, appointments that are over", "times found", "median ms", "p95 ms", "of the smaller one's median", $"goal < {Milliseconds} ms", $"goal <= {Growth}");
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var few = await TestClinic.StartAsync(kind);
            await using var many = await TestClinic.StartAsync(kind);
            var (small, large) = (options.Size(100_000), options.Size(1_000_000));
            var searches = new[] { (Past: small, Find: await ReadyAsync(few, kind, small)), (Past: large, Find: await ReadyAsync(many, kind, large)) };
            var waits = searches.Select(_ => new List<double>()).ToArray();
            var found = 0;
            for (var round = 0; round < options.Size(400) + Warm; round++)
            {
                for (var i = 0; i < searches.Length; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    found = (await searches[i].Find()).Times.Count;
                    waits[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }

            var medians = waits.Select(list => Spread.Middle([.. list.Skip(Warm).Order()])).ToArray();
            for (var i = 0; i < searches.Length; i++)
            {
                double[] sorted = [.. waits[i].Skip(Warm).Order()];
                table.Add(
                    $"{kind}, {searches[i].Past.ToString("N0", CultureInfo.InvariantCulture)}", Say(found, "0"), Say(medians[i], "0.00"), Say(sorted[sorted.Length * 95 / 100], "0.00"), Say(medians[i] / medians[0], "0.00"),
                    Table.Verdict(medians[i] < Milliseconds), Table.Verdict(medians[i] / medians[0] <= Growth));
            }
        }

        table.Print($"H. free-times: {BookingGround.Specialists} specialists, {BookingGround.Days} days, a grid of half hours, {Future} appointments to come");
    }

    private static async Task<Func<Task<FreeTimes>>> ReadyAsync(TestClinic clinic, DatabaseKind kind, int past)
    {
        var (type, specialists) = await BookingGround.LayOutAsync(clinic);
        await BookingGround.FillAsync(clinic, kind, type, specialists, past, Future);
        var (diary, query) = (clinic.Get<Diary>(), new TimeQuery(type.Id, ForStaff: false));
        return () => diary.FindAsync(query, CancellationToken.None);
    }

    private static string Say(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
