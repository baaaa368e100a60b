using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Validators;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>One look at the rules, as every page of the form and every enquiry takes it: which stop rules fire, and which tier follows.</summary>
public class Evaluator
{
    private const double Microseconds = 50;
    private const double Bytes = 4096;
    private readonly RuleSet rules = SafetyLibrary.Load().Rules;
    private Answers answers = Answers.None;
    private IReadOnlySet<string> facts = Facts.All;

    /// <summary>All No, or something said to every question, with several lines of the protocol that match.</summary>
    [Params("all No", "much said")]
    public string Sheet { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var form = QuestionnaireLibrary.Load(rules).Current;
        var sheet = Sheet == "all No" ? Sheets.AllNo() : Sheets.AllNo()
            .Choose("walk", "yes").Choose("walkTiming", "recent").Choose("walkMore", "none").Choose("saddle", "yes").Choose("saddleTiming", "checked")
            .Choose("bladder", "yes").Choose("bladderTiming", "checked").Choose("sex", "yes").Choose("sexTiming", "checked").Choose("legs", "yes").Choose("legsTiming", "checked")
            .Choose("unwell", "accident", "fever").Choose("accidentTiming", "checked").Choose("feverMore", "none").Choose("site", "upperBack").Choose("duration", "under6weeks")
            .Choose("trend", "worse").Choose("pain", "9").Choose("limits", "almostNothing").Choose("signs", "constantWorsening", "weightLoss", "shape")
            .Choose("history", "osteoporosis", "steroids", "immune", "knock", "spineProcedure");
        answers = sheet.OnTheWay(form);
        facts = SheetFacts.Of(sheet, form, rules);
    }

    [Benchmark]
    public (IReadOnlyList<StopRule> Stops, TierDecision Decision) Evaluate() => (rules.Stopping(answers), rules.Decide(answers, facts));

    public static Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var job = (options.IsQuick ? Job.ShortRun : Job.MediumRun.WithLaunchCount(1)).WithToolchain(InProcessEmitToolchain.DontLogOutput);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddLogger(NullLogger.Instance).AddColumnProvider(DefaultColumnProviders.Instance)
            .AddValidator(JitOptimizationsValidator.DontFailOnError).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "spineclinic-benchmarks"));
        var summary = BenchmarkRunner.Run<Evaluator>(config);
        var table = new Table("sheet", "microseconds", "bytes", $"goal < {Microseconds} microseconds", $"goal < {Bytes} bytes");
        foreach (var report in summary.Reports)
        {
            var time = report.ResultStatistics?.Mean / 1000 ?? double.NaN;
            var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? long.MaxValue;
            table.Add(
                report.BenchmarkCase.Parameters["Sheet"].ToString()!,
                time.ToString("0.00", CultureInfo.InvariantCulture),
                bytes.ToString(CultureInfo.InvariantCulture),
                Table.Verdict(time < Microseconds),
                Table.Verdict(bytes < Bytes));
        }

        table.Print("G. evaluator: stop rules and tier of one sheet, BenchmarkDotNet, in process");
        return Task.CompletedTask;
    }
}
