using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Benchmarks;

/// <summary>Where the time of a form page and of an enquiry goes: each step by itself, warm, one after another.</summary>
public static class Steps
{
    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        using var client = clinic.NewPatient();
        await client.FillAsync();
        var token = client.Cookies.GetCookies(clinic.Address)["draft"]!.Value;
        var drafts = clinic.Services.GetRequiredService<Drafts>();
        var contexts = clinic.Services.GetRequiredService<PatientContexts>();
        var questionnaire = clinic.Services.GetRequiredService<Questionnaire>();
        var rules = clinic.Services.GetRequiredService<RuleSet>();
        var validator = clinic.Services.GetRequiredService<AnswerSheetValidator>();
        var intake = clinic.Services.GetRequiredService<EnquiryIntake>();
        var vault = clinic.Services.GetRequiredService<Vault>();
        var draft = (await drafts.FindAsync(token, CancellationToken.None))!;
        var context = (await contexts.FindAsync("en", false, CancellationToken.None))!;
        var page = questionnaire.FindPage("contact")!;
        var json = draft.Sheet.ToJson();
        var key = vault.NewDataKey(TestClinic.Start);
        var box = vault.Seal(key, Draft.SheetPurpose, key.Id, json);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            ["Context"] = context,
            ["PageId"] = "contact",
            ["Questions"] = QuestionView.Of(page, context, draft, []),
            ["Back"] = "/enquire/help",
        });
        (string Name, Func<Task> Work)[] steps =
        [
            ("create and dispose a context", async () =>
            {
                await using var db = clinic.Db();
                _ = db.Model;
            }),
            ("the same, and open its connection", async () =>
            {
                await using var db = clinic.Db();
                await db.Database.OpenConnectionAsync();
            }),
            ("the same, and read one row", async () =>
            {
                await using var db = clinic.Db();
                _ = await db.DataKeys.AsNoTracking().FirstOrDefaultAsync(row => row.Id == key.Id);
            }),
            ("Drafts.FindAsync", () => drafts.FindAsync(token, CancellationToken.None)),
            ("of it: Vault.Open", () => Sync(() => vault.Open(key, Draft.SheetPurpose, key.Id, box))),
            ("of it: AnswerSheet.FromJson", () => Sync(() => AnswerSheet.FromJson(json))),
            ("of it: FormRoute", () => Sync(() => new FormRoute(questionnaire, rules, draft.Sheet))),
            ("FormRoute.MayShow(contact)", () => Sync(() => draft.Route.MayShow("contact"))),
            ("PatientContexts.FindAsync", () => contexts.FindAsync("en", false, CancellationToken.None)),
            ("QuestionView.Of(contact)", () => Sync(() => QuestionView.Of(page, context, draft, []))),
            ("SummarySection.Of", () => Sync(() => SummarySection.Of(draft, context))),
            ("EnquiryIntake.DueIfSentNow", () => Sync(() => intake.DueIfSentNow(draft.Sheet, context.Profile))),
            ("render the contact page", () => RenderAsync<QuestionPage>(clinic.Services, parameters)),
            ("render the empty page", () => RenderAsync<EmptyPage>(clinic.Services, ParameterView.Empty)),
            ("intake: validate", () => Sync(() => validator.Errors(new AnswerSheetValidator.Subject(draft.Sheet, "GB")))),
            ("intake: new data key and seal", () => Sync(() => vault.Seal(vault.NewDataKey(TestClinic.Start), Draft.SheetPurpose, key.Id, json))),
        ];
        var count = options.Size(2000);
        foreach (var (_, work) in steps)
        {
            await TimeAsync(work, 500);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(300));
        var results = await PairedRounds.RunAsync(options.Rounds(7), [.. steps.Select(step => (step.Name, (Func<Task<double>>)(() => TimeAsync(step.Work, count))))]);
        var table = new Table("step", "microseconds");
        foreach (var (name, _) in steps)
        {
            table.Add(name, Spread.Of(results[name]).Show("0.0"));
        }

        table.Print("Steps");
        await MeasurePhasesAsync(options);
    }

    // One enquiry from the call to the receipt, cut where EF Core says that it has come to the next thing.
    private static async Task MeasurePhasesAsync(RunOptions options)
    {
        await using var clinic = await TestClinic.StartAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 500; i++)
        {
            await clinic.ReceiveAsync();
        }

        using var stamps = new DatabaseWork();
        await DatabaseWork.UntilHeardAsync();
        string[] names = ["until its transaction begins", "BEGIN", "6 inserts", "of it: in SQLite", "COMMIT", "until the receipt"];
        var phases = names.ToDictionary(name => name, _ => new List<double>());
        for (var i = 0; i < options.Size(2000); i++)
        {
            stamps.Clear();
            var start = Stopwatch.GetTimestamp();
            await clinic.ReceiveAsync();
            var end = Stopwatch.GetTimestamp();
            var (begin, begun, last, committed) = (stamps.First("TransactionStarting"), stamps.First("TransactionStarted"), stamps.Last("CommandExecuted"), stamps.Last("TransactionCommitted"));
            double[] cuts = [Span(start, begin), Span(begin, begun), Span(begun, last), stamps.Total("CommandExecuting", "CommandExecuted"), Span(last, committed), Span(committed, end)];
            foreach (var (name, cut) in names.Zip(cuts))
            {
                phases[name].Add(cut);
            }
        }

        var table = new Table("one enquiry", "median microseconds", "p95");
        foreach (var name in names)
        {
            var sorted = phases[name].Order().ToArray();
            table.Add(name, Spread.Middle(sorted).ToString("0", CultureInfo.InvariantCulture), sorted[(int)(sorted.Length * 0.95)].ToString("0", CultureInfo.InvariantCulture));
        }

        table.Print("Phases of one enquiry, one at a time, SQLite");
    }

    private static double Span(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMicroseconds;

    private static async Task<double> TimeAsync(Func<Task> work, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            await work();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
    }

    private static async Task RenderAsync<T>(IServiceProvider services, ParameterView parameters)
        where T : IComponent
    {
        await using var scope = services.CreateAsyncScope();
        await using var html = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
        await html.Dispatcher.InvokeAsync(async () => (await html.RenderComponentAsync<T>(parameters)).WriteHtmlTo(TextWriter.Null));
    }

    private static Task Sync<T>(Func<T> work)
    {
        _ = work();
        return Task.CompletedTask;
    }
}
