using System.Threading.Channels;

namespace SpineClinic.Testing.Racing;

/// <summary>Four processes race on one database, and some of them are killed while they do.</summary>
public static class RaceCampaign
{
    private const int Processes = 4;

    /// <param name="clinic">Its database; the ground is laid out.</param>
    /// <param name="kind">Which it is.</param>
    /// <param name="attempts">How many, all together.</param>
    /// <param name="kills">How many times a process is killed.</param>
    /// <param name="seed">What the choices come from. (Who is first at what is up to the machine.)</param>
    /// <returns>All that was written down.</returns>
    /// <exception cref="InvalidOperationException">A process failed by itself.</exception>
    public static async Task<RaceHistory> RunAsync(TestClinic clinic, DatabaseKind kind, int attempts, int kills, int seed)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("clinic-race-").FullName;
        var news = Channel.CreateUnbounded<RaceProcess>();
        var origin = RaceLog.Now;
        List<RaceProcess> racers = [.. Enumerable.Range(0, Processes).Select(i => new RaceProcess(
            new RaceSettings(kind, clinic.ConnectionString, folder, i, attempts / Processes, seed + (100 * i), origin), news.Writer))];
        try
        {
            racers.ForEach(racer => racer.Start());
            var moments = Enumerable.Range(0, kills).Select(_ => random.Next(attempts / 20, attempts * 9 / 10)).Order().ToList();
            var answers = 0;
            while (racers.Exists(racer => !racer.IsDone))
            {
                var racer = await news.Reader.ReadAsync();
                answers++;
                if (racer.Failure is { } failure)
                {
                    throw new InvalidOperationException($"{failure} (logs in {folder})");
                }

                // Whoever has just been answered is in the midst of two other attempts, and about to begin the next.
                if (moments.Count > 0 && answers >= moments[0] && !racer.IsDone)
                {
                    moments.RemoveAt(0);
                    await racer.KillAndStartAsync();
                }
            }
        }
        finally
        {
            racers.ForEach(racer => racer.Dispose());
        }

        var history = new RaceHistory(RaceLog.Read(folder), origin);
        Directory.Delete(folder, recursive: true);
        return history;
    }
}
