namespace SpineClinic.Benchmarks;

/// <summary>Runs measures against their baselines.</summary>
public static class LoadRunner
{
    private const string Help = """
        dotnet run -c Release --project tests/SpineClinic.Benchmarks -- [form-page|content-page|stop-page|intake|fairness|postgres|weight|memory|steps|evaluator|free-times|booking|bookers|board|open-boards|search ...] [--quick] [--app=FOLDER]

        Without a name all are run. --quick: fewer and shorter rounds, for a look. --app: the folder of a published SpineClinic.Web, for weight and
        memory; without it they run what was built beside this program.
        """;

    private static readonly (string Name, Func<RunOptions, Task> Measure)[] Measures =
    [
        ("form-page", FormPages.MeasureAsync),
        ("content-page", ContentPages.MeasureAsync),
        ("stop-page", StopPages.MeasureAsync),
        ("intake", options => Intake.MeasureAsync(options, Testing.DatabaseKind.Sqlite)),
        ("fairness", Fairness.MeasureAsync),
        ("postgres", options => Intake.MeasureAsync(options, Testing.DatabaseKind.PostgreSql)),
        ("weight", Weight.MeasureAsync),
        ("memory", Memory.MeasureAsync),
        ("steps", Steps.MeasureAsync),
        ("evaluator", Evaluator.MeasureAsync),
        ("free-times", FreeTimesSearch.MeasureAsync),
        ("booking", Bookings.MeasureAsync),
        ("bookers", Bookers.MeasureAsync),
        ("board", BoardReading.MeasureAsync),
        ("open-boards", OpenBoards.MeasureAsync),
        ("search", Searches.MeasureAsync),
    ];

    public static async Task<int> Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is [LiveClients.Name, .. var rest])
        {
            return await LiveClients.RunAsync(rest);
        }

        var names = args.Where(arg => !arg.StartsWith('-')).ToList();
        if (args.Contains("--help") || names.Except(Measures.Select(measure => measure.Name)).Any())
        {
            Console.WriteLine(Help);
            return args.Contains("--help") ? 0 : 2;
        }

        var app = args.FirstOrDefault(arg => arg.StartsWith("--app=", StringComparison.Ordinal))?["--app=".Length..];
        var options = new RunOptions(args.Contains("--quick"), app);
        foreach (var (name, measure) in Measures)
        {
            if (names.Count == 0 || names.Contains(name))
            {
                await measure(options);
            }
        }

        return 0;
    }
}
