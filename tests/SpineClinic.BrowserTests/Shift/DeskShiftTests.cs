using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests.Shift;

/// <summary>
/// Receptionists with live boards work on the same enquiries at once: three on thirty in the gate, eight on 500 in the full campaign, SPINECLINIC_DESK=500
/// (docs/operations.md).
/// </summary>
public sealed class DeskShiftTests(SharedBrowser browser, ITestOutputHelper output)
{
    private const int Sample = 30;
    private const int ActsForEach = 4;

    // A button that was pressed in the moment in which it went, because somebody else has the enquiry now: nothing happens, and the board shows who has it.
    private const string PressedTooLate = "There is no event handler associated with this event";

    private static readonly int Enquiries = Setting("SPINECLINIC_DESK", Sample);
    private static readonly int Seed = Setting("SPINECLINIC_SEED", Environment.TickCount);

    [Theory, EveryDatabase]
    public async Task Each_is_claimed_by_one_at_a_time_no_act_is_lost_and_the_boards_equal_the_database(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, ["--Limits:FormPostsPerMinute=1000000", "--DetailedErrors=true"]);
        var references = new ConcurrentQueue<string>();
        for (var i = 0; i < Enquiries / 2; i++)
        {
            references.Enqueue(await ReceiveAsync(clinic, i));
        }

        var workers = new List<DeskWorker>();
        try
        {
            for (var i = 0; i < (Enquiries > Sample ? 8 : 3); i++)
            {
                workers.Add(await HireAsync(clinic, i));
            }

            var done = false;
            var (left, seen) = (Enquiries * ActsForEach, 0);
            var looking = Task.Run(async () =>
            {
                for (; !Volatile.Read(ref done); seen++)
                {
                    await AssertSumAsync(clinic, references.Count);
                }
            });
            var arriving = Task.Run(async () =>
            {
                for (var i = Enquiries / 2; i < Enquiries; i++)
                {
                    references.Enqueue(await ReceiveAsync(clinic, i));
                }
            });
            var written = 0;
            var writing = Task.Run(async () =>
            {
                var own = clinic.Services.GetRequiredService<OwnEnquiries>();
                for (var random = new Random(Seed); Volatile.Read(ref left) > 0;)
                {
                    var id = await IdAsync(clinic, references.ElementAt(random.Next(references.Count)));
                    written += (await own.AddAsync(id, "It is the left leg now", CancellationToken.None)) == OwnResult.Done ? 1 : 0;
                }
            });
            await Task.WhenAll(workers.Select(worker => Task.Run(async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await worker.ActAsync([.. references]);
                }
            })).Append(arriving).Append(writing));
            Volatile.Write(ref done, true);
            await looking;
            await using (var db = clinic.Db())
            {
                Assert.Equal(written, await db.EnquiryEvents.CountAsync(line => line.Kind == EventKind.PatientAdded));
            }

            await AssertBoardsAsync(clinic, workers);
            await AssertHistoryAsync(clinic, workers);
            output.WriteLine($"{kind}, seed {Seed}: {Enquiries} enquiries, {workers.Count} receptionists, {workers.Sum(worker => worker.Answered)} acts answered, {workers.Sum(worker => worker.Refused)} refused, the sum looked at {seen} times.");
            Assert.True(workers.Sum(worker => worker.Refused) > 0 && seen > Enquiries / 10, "Too little happened to prove anything.");
            Assert.All(workers, worker => Assert.Equal("", string.Join('\n', worker.Desk.RealComplaints.Where(complaint => !complaint.Contains(PressedTooLate, StringComparison.Ordinal)))));
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.DisposeAsync();
            }
        }
    }

    [Fact]
    public void A_timeline_in_which_two_have_it_at_once_is_seen()
    {
        var (ann, bob, start) = (Guid.NewGuid(), Guid.NewGuid(), TestClinic.Start);
        (EventKind, Guid?, Instant) Line(EventKind kind, Guid by, int minute) => (kind, by, start + Duration.FromMinutes(minute));
        Assert.Single(DeskJudge.ClaimedTwice([Line(EventKind.Claimed, ann, 0), Line(EventKind.Claimed, bob, 9)]));
        Assert.Single(DeskJudge.ClaimedTwice([Line(EventKind.Claimed, ann, 0), Line(EventKind.NoteAdded, ann, 9), Line(EventKind.Claimed, bob, 18)]));
        Assert.Single(DeskJudge.ClaimedTwice([Line(EventKind.TakenOver, ann, 0), Line(EventKind.Claimed, bob, 1)]));
        Assert.Empty(DeskJudge.ClaimedTwice([Line(EventKind.Claimed, ann, 0), Line(EventKind.Released, ann, 1), Line(EventKind.Claimed, bob, 2)]));
        Assert.Empty(DeskJudge.ClaimedTwice([Line(EventKind.Claimed, ann, 0), Line(EventKind.Claimed, bob, 10)]));
        Assert.Empty(DeskJudge.ClaimedTwice([Line(EventKind.Claimed, ann, 0), Line(EventKind.TakenOver, bob, 1), Line(EventKind.Claimed, bob, 2)]));
    }

    private async Task<DeskWorker> HireAsync(RunningClinic clinic, int number)
    {
        var email = $"desk{number}@demo.clinic";
        Guid id;
        await using (var scope = clinic.Services.CreateAsyncScope())
        {
            var person = new StaffMember(email, $"Desk {number}", Role.Receptionist);
            Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().CreateAsync(person, DemoClinic.Password)).Succeeded);
            id = person.Id;
        }

        var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(email);
        await desk.LiveAsync();
        var forms = new FormClient(clinic.Address);
        using var signedIn = await forms.PostAsync("/staff/sign-in", ("email", email), ("password", DemoClinic.Password), ("returnUrl", "/staff"));
        return new DeskWorker(desk, forms, id, new Random(Seed + number));
    }

    private static async Task<string> ReceiveAsync(RunningClinic clinic, int number)
    {
        var sheet = Sheets.AllNo().Write("name", $"Patient {number}").Write("email", $"patient{number}@example.org").Write("phone", $"07700 {900000 + number}");
        sheet = (number % 10) switch
        {
            0 => sheet.Choose("signs", "weightLoss"),
            1 => sheet.Choose("contactBy", "phone").Write("email", ""),
            _ => sheet,
        };
        var sent = await clinic.Services.GetRequiredService<EnquiryIntake>().ReceiveAsync(new EnquirySubmission(Guid.NewGuid(), sheet, Channel.Web, "en", Actor.Patient), CancellationToken.None);
        return sent.Receipt!.Reference;
    }

    private static async Task<Guid> IdAsync(RunningClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        return await db.Enquiries.Where(row => row.Reference == reference).Select(row => row.Id).SingleAsync();
    }

    // One statement sees one moment.
    private static async Task AssertSumAsync(RunningClinic clinic, int acknowledged)
    {
        await using var db = clinic.Db();
        var sum = await db.Enquiries.GroupBy(_ => 1).Select(all => new
        {
            Received = all.Count(),
            Open = all.Count(row => row.Worklist != null && row.Worklist != Worklist.Quarantine),
            Aside = all.Count(row => row.Worklist == Worklist.Quarantine),
            Closed = all.Count(row => row.Status == EnquiryStatus.Closed),
            Forgotten = all.Count(row => row.Status != EnquiryStatus.Closed && row.Status != EnquiryStatus.Quarantined && row.NextActionDueAt == null),
        }).SingleAsync();
        Assert.Equal(sum.Received, sum.Open + sum.Closed + sum.Aside);
        Assert.Equal(0, sum.Forgotten);
        Assert.True(sum.Received >= acknowledged, $"{acknowledged} were acknowledged, and {sum.Received} are there.");
    }

    private static async Task AssertBoardsAsync(RunningClinic clinic, List<DeskWorker> workers)
    {
        await using var db = clinic.Db();
        var people = await db.StaffMembers.AsNoTracking().ToDictionaryAsync(person => person.Id);
        foreach (var worker in workers)
        {
            var view = await clinic.Services.GetRequiredService<Board>().ReadAsync(people[worker.StaffId].ToActor(), new BoardFilter(null, false, null), CancellationToken.None);
            var rows = view.Rows.Select(row => $"{row.Reference} {row.Worklist} {(row.HolderId == worker.StaffId ? "You" : row.HolderName ?? "Claim")}");
            await worker.Desk.Page.WaitForFunctionAsync(
                """
                wanted => JSON.stringify([...document.querySelectorAll('tr[data-reference]')].map(row => {
                  const held = row.cells[5].cloneNode(true);
                  held.querySelectorAll('.cell-label, .visually-hidden').forEach(hidden => hidden.remove());
                  return `${row.dataset.reference} ${row.dataset.worklist} ${held.textContent.trim()}`;
                })) === wanted
                """, JsonSerializer.Serialize(rows));
        }
    }

    private static async Task AssertHistoryAsync(RunningClinic clinic, List<DeskWorker> workers)
    {
        await using var db = clinic.Db();
        var references = await db.Enquiries.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Reference);
        var lines = await db.EnquiryEvents.AsNoTracking().OrderBy(line => line.Id).ToListAsync();
        foreach (var enquiry in lines.GroupBy(line => line.EnquiryId))
        {
            Assert.Empty(DeskJudge.ClaimedTwice(enquiry.Select(line => (line.Kind, line.ActorId, line.At))));
        }

        var stored = lines.Where(line => line.ActorId is not null).CountBy(line => (references[line.EnquiryId], line.Kind, line.ActorId!.Value)).ToDictionary();
        var done = workers.SelectMany(worker => worker.Done.Select(act => (act.Reference, act.Kind, worker.StaffId))).CountBy(act => act).ToDictionary();
        var kinds = done.Keys.Select(act => act.Kind).ToHashSet();
        Assert.Equal(Text(done), Text(stored.Where(line => kinds.Contains(line.Key.Kind))));

        var files = clinic.Services.GetRequiredService<EnquiryFiles>();
        var reader = (await db.StaffMembers.AsNoTracking().SingleAsync(person => person.Id == workers[0].StaffId)).ToActor();
        foreach (var enquiry in workers.SelectMany(worker => worker.Kept).GroupBy(kept => kept.Reference))
        {
            var words = (await files.OpenAsync(reader, enquiry.Key, CancellationToken.None))!.Timeline.Select(line => line.Words).OfType<string>().ToList();
            Assert.All(enquiry, kept => Assert.Equal(1, words.Count(text => text == kept.Words)));
        }

        static IEnumerable<string> Text(IEnumerable<KeyValuePair<(string Reference, EventKind Kind, Guid By), int>> counts) =>
            counts.Select(count => $"{count.Key.Reference} {count.Key.Kind} {count.Key.By} {count.Value}").Order(StringComparer.Ordinal);
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var given) ? given : otherwise;
}
