using System.Diagnostics;

namespace SpineClinic.Benchmarks;

/// <summary>So many in flight, each starting its next as soon as its last has ended, until all are done.</summary>
public static class ClosedLoop
{
    public static async Task<Outcome> RunAsync(int inFlight, int total, Func<Task> work)
    {
        // SQLite's calls block their thread: with fewer threads than work in flight, the thread pool would be the queue.
        ThreadPool.GetMinThreads(out _, out var ports);
        ThreadPool.SetMinThreads(inFlight + 8, ports);
        var waits = new double[total];
        var next = -1;
        var locked = 0;
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < total; i = Interlocked.Increment(ref next))
            {
                var began = Stopwatch.GetTimestamp();
                try
                {
                    await work();
                }
                catch (Exception error) when (error.GetBaseException() is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 6 })
                {
                    Interlocked.Increment(ref locked);
                }

                waits[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(start);
        Array.Sort(waits);
        return new Outcome(total / elapsed.TotalSeconds, waits, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / total, locked, inFlight);
    }

    /// <param name="Rate">A second.</param>
    /// <param name="Waits">Milliseconds of each, sorted.</param>
    /// <param name="Cpu">Milliseconds of processor time for each, of the whole process.</param>
    /// <param name="Locked">How many ended with "database is locked".</param>
    /// <param name="InFlight">At a time.</param>
    public sealed record Outcome(double Rate, double[] Waits, double Cpu, int Locked, int InFlight)
    {
        /// <summary>The longest wait in fair turns; a fair turn is everyone in flight served once.</summary>
        public double LongestInTurns => Waits[^1] / (InFlight * 1000 / Rate);

        public double Percentile(double share) => Waits[(int)(share * (Waits.Length - 1))];
    }
}
