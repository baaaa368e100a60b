using System.Globalization;
using SpineClinic.Booking;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>120 people who book at one moment, now and then the same time: how long the unlucky wait.</summary>
public static class Bookers
{
    private const int InFlight = 120;
    private const double Milliseconds = 1000;

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var table = new Table("database", "a second", "booked", "just taken", "p50 ms", "p99 ms", "longest ms", $"goal p99 < {Milliseconds} ms");
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var clinic = await TestClinic.StartAsync(kind);
            var (type, specialists) = await BookingGround.LayOutAsync(clinic);
            var (diary, random, turn) = (clinic.Get<Diary>(), new Random(1), new Lock());
            List<ClosedLoop.Outcome> outcomes = [];
            var (booked, taken) = (0, 0);
            for (var round = 0; round < options.Rounds(7) + 1; round++)
            {
                var outcome = await ClosedLoop.RunAsync(InFlight, options.Size(InFlight * 5), async () =>
                {
                    int slot;
                    lock (turn)
                    {
                        slot = random.Next(BookingGround.Specialists * 16 * 40);
                    }

                    var (specialist, start) = BookingGround.Slot(specialists, slot);
                    var result = await diary.BookAsync(clinic.Receptionist, BookingGround.Request(type, specialist, start), CancellationToken.None);
                    _ = result.IsDone ? Interlocked.Increment(ref booked) : Interlocked.Increment(ref taken);
                });
                if (round > 0)
                {
                    outcomes.Add(outcome);
                }
            }

            var last = Spread.Of(outcomes.Select(outcome => outcome.Percentile(0.99)));
            table.Add(
                $"{kind}", Spread.Of(outcomes.Select(outcome => outcome.Rate)).Show("0"), booked.ToString(CultureInfo.InvariantCulture), taken.ToString(CultureInfo.InvariantCulture),
                Spread.Of(outcomes.Select(outcome => outcome.Percentile(0.5))).Show("0"), last.Show("0"), Spread.Of(outcomes.Select(outcome => outcome.Waits[^1])).Show("0"), Table.Verdict(last.Median < Milliseconds));
        }

        table.Print($"J. bookers: {InFlight} in flight");
    }
}
