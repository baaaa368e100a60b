using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>What the application takes when nobody asks anything of it, and how long it takes to be there.</summary>
public static class Memory
{
    private const double Goal = 200;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rounds = options.IsQuick ? 1 : 3;
        List<double> firstStart = [], laterStart = [], resident = [], share = [], residentAfter = [], shareAfter = [];
        for (var round = 0; round < rounds; round++)
        {
            using var scratch = new Scratch();
            using (var first = await AppProcess.StartAsync(options, scratch.Folder))
            {
                firstStart.Add(first.StartTime.TotalMilliseconds);
                await Task.Delay(Rest);
                Note(first, resident, share);
                await ViewAsync(first);
                await Task.Delay(TimeSpan.FromSeconds(2));
                Note(first, residentAfter, shareAfter);
            }

            using var again = await AppProcess.StartAsync(options, scratch.Folder);
            laterStart.Add(again.StartTime.TotalMilliseconds);
        }

        var table = new Table("process of its own", "median (min-max)", "goal");
        table.Add("start to first page, empty folder (tables, demo clinic, 40 enquiries), ms", Spread.Of(firstStart).Show("0"), "");
        table.Add("start to first page, later, ms", Spread.Of(laterStart).Show("0"), "");
        table.Add("idle 10 s after the first start, RSS MiB", Spread.Of(resident).Show("0"), $"<= {Goal}: {Table.Verdict(Spread.Of(resident).Median <= Goal)}");
        table.Add("idle 10 s after the first start, PSS MiB", Spread.Of(share).Show("0"), "");
        table.Add("after 50 page views, RSS MiB", Spread.Of(residentAfter).Show("0"), $"<= {Goal}: {Table.Verdict(Spread.Of(residentAfter).Median <= Goal)}");
        table.Add("after 50 page views, PSS MiB", Spread.Of(shareAfter).Show("0"), "");
        table.Print($"E. memory: {(options.AppFolder is null ? "what was built beside this program" : "published")}, Development, SQLite inside, {Environment.ProcessorCount} processors");
    }

    private static void Note(AppProcess app, List<double> resident, List<double> share)
    {
        var (rss, pss) = app.Memory();
        resident.Add(rss);
        share.Add(pss);
    }

    // 50 pages, as four patients who fill in the form would see them.
    private static async Task ViewAsync(AppProcess app)
    {
        var seen = 0;
        while (seen < 50)
        {
            using var patient = new FormClient(app.Address);
            await patient.PageAsync("/enquire");
            await patient.FillAsync();
            seen++;
            foreach (var (page, _) in FormClient.AllNo)
            {
                await patient.PageAsync($"/enquire/{page}");
                seen++;
            }

            await patient.PageAsync("/enquire/check");
            seen++;
        }
    }
}
