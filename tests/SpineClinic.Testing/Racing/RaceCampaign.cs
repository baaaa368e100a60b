using System.Threading.Channels;

namespace SpineClinic.Testing.Racing;

/// <summary>Several processes race on one database, and some of them are killed while they do.</summary>
public static class RaceCampaign
{
    /// <param name="clinic">Its database; the ground is laid out.</param>
    /// <param name="kind">Which it is.</param>
    /// <param name="attempts">How many, all together.</param>
    /// <param name="kills">How many times a process is killed.</param>
    /// <param name="processes">How many processes.</param>
    /// <param name="seed">What the choices come from. (Who is first at what is up to the machine.)</param>
    /// <returns>All that was written down.</returns>
    /// <exception cref="InvalidOperationException">A process failed by itself.</exception>
    public static async Task<RaceHistory> RunAsync(TestClinic clinic, DatabaseKind kind, int attempts, int kills, int processes, int seed)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("clinic-race-").FullName;
        var news = Channel.CreateUnbounded<RaceProcess>();
        var origin = RaceLog.Now;
        List<RaceProcess> racers = [.. Enumerable.Range(0, processes).Select(i => new RaceProcess(
            new RaceSettings(kind, clinic.ConnectionString, folder, i, attempts / processes, seed + (100 * i), origin), news.Writer))];
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

        return Read(folder, origin);
    }

    /// <summary>The same race without processes and kills: each racer has services, contexts and memory of its own.</summary>
    public static async Task<RaceHistory> RunHereAsync(TestClinic clinic, DatabaseKind kind, int attempts, int racers, int seed)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var folder = Directory.CreateTempSubdirectory("clinic-race-").FullName;
        var origin = RaceLog.Now;
        await Task.WhenAll(Enumerable.Range(0, racers).Select(i => Task.Run(() => Racer.RunAsync(
            new RaceSettings(kind, clinic.ConnectionString, folder, i, attempts / racers, seed + (100 * i), origin), static () => { }))));
        return Read(folder, origin);
    }

    private static RaceHistory Read(string folder, long origin)
    {
        var history = new RaceHistory(RaceLog.Read(folder), origin);
        Directory.Delete(folder, recursive: true);
        return history;
    }
}
