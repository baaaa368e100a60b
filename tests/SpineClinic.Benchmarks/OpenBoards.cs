using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.Benchmarks;

/// <summary>What boards cost that stay open: what one circuit keeps, and how soon all of them show what one person did.</summary>
public static class OpenBoards
{
    private const double Kibibytes = 300;
    private const double Milliseconds = 1000;
    private const int Boards = 50;
    private const int Open = 2000;
    private const int Rounds = 20;

    // What some boards read at this moment is nothing that they keep.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var table = new Table("database", "boards", "KiB, connection", "KiB, circuit", "goal together", "until all show a claim, median ms", "longest ms", "goal");
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var clinic = await RunningClinic.StartAsync(kind);
            await FillAsync(clinic, options.Size(Open));
            using var browser = new FormClient(clinic.Address);
            (await browser.PostAsync("/staff/sign-in", ("email", DemoClinic.SpecialistEmail), ("password", DemoClinic.Password))).Dispose();

            var (page, cookie) = (new Uri(clinic.Address, "/staff"), browser.Cookies.GetCookieHeader(clinic.Address));

            // As many before them warm up what all share: compiled queries, types, connections, the pooled buffers of the server.
            using (var first = LiveClients.Start(page, cookie, Boards))
            {
                await first.TellAsync("connect");
                await first.TellAsync("open");
                await ClaimAsync(clinic, first, Rounds);
            }

            var before = Held();
            using var boards = LiveClients.Start(page, cookie, Boards);
            await boards.TellAsync("connect");
            var connected = Held();
            await boards.TellAsync("open");

            // Rendered again, as every board is within seconds: the renderer keeps the last and the one before.
            var waits = await ClaimAsync(clinic, boards, Rounds);
            await Task.Delay(Settled);
            var opened = Held();
            var (connection, circuit) = ((connected - before) / 1024.0 / Boards, (opened - connected) / 1024.0 / Boards);
            table.Add(
                kind.ToString(), Boards.ToString(CultureInfo.InvariantCulture), Say(connection), Say(circuit), $"<= {Kibibytes}: {Table.Verdict(connection + circuit <= Kibibytes)}",
                Say(Spread.Middle([.. waits.Order()])), Say(waits.Max()), $"<= {Milliseconds}: {Table.Verdict(waits.Max() <= Milliseconds)}");
        }

        table.Print($"L. open boards: {options.Size(Open)} open enquiries, 50 rows on each board");
    }

    private static async Task FillAsync(RunningClinic clinic, int open)
    {
        var intake = clinic.Services.GetRequiredService<EnquiryIntake>();
        for (var i = 0; i < open; i++)
        {
            await intake.ReceiveAsync(new EnquirySubmission(Guid.NewGuid(), Sheets.AllNo(), Channel.Web, "en", Actor.Patient), CancellationToken.None);
        }

        await using var db = clinic.Db();
        while (await db.Letters.AnyAsync(letter => letter.State == LetterState.Pending))
        {
            await Task.Delay(200);
        }
    }

    // Each time another row of the first page, so that each board has a new holder to show.
    private static async Task<List<double>> ClaimAsync(RunningClinic clinic, LiveClients boards, int rounds)
    {
        await using var db = clinic.Db();
        var reception = (await db.StaffMembers.AsNoTracking().FirstAsync(member => member.Role == Role.Receptionist)).ToActor();
        var (board, desk, waits) = (clinic.Services.GetRequiredService<Board>(), clinic.Services.GetRequiredService<TriageDesk>(), new List<double>());
        foreach (var row in (await board.ReadAsync(reception, new BoardFilter(), CancellationToken.None)).Rows.Where(row => row.HolderId is null).Take(rounds).ToList())
        {
            await boards.TellAsync($"await {reception.Name}");
            var start = Stopwatch.GetTimestamp();
            await desk.ClaimAsync(reception, row.Reference, CancellationToken.None);
            await boards.TellAsync("");
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return waits;
    }

    private static long Held()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string Say(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
