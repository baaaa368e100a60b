using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

/// <summary>
/// Weeks of a clinic in a minute: enquiries with random answers, staff who act at random (claim and forget, note, ring, close, go home), and mail that fails for
/// hours. Ten seeds with SPINECLINIC_SIMULATED=1000 are the full campaign (docs/operations.md); each run prints its seed, and SPINECLINIC_SEED repeats one.
/// </summary>
public sealed class SafetySimulation(ITestOutputHelper output)
{
    private static readonly Duration Tick = Duration.FromMinutes(1);
    private static readonly int Count = Setting("SPINECLINIC_SIMULATED", 100);
    private static readonly int Seed = Setting("SPINECLINIC_SEED", Environment.TickCount);

    [Theory, EveryDatabase]
    public async Task No_P0_or_P1_is_past_its_deadline_without_escalation_nor_ends_without_a_name(DatabaseKind kind)
    {
        var random = new Random(Seed);
        var post = new UnreliablePost(random);
        await using var clinic = await TestClinic.StartAsync(kind, post);
        await OpenOnWeekdaysAsync(clinic);
        var (ladder, courier) = (clinic.Get<EscalationLadder>(), clinic.Get<Courier>());
        var watched = new Dictionary<string, Instant>();
        var (late, waiting) = (0, 0);
        for (var received = 0; received < Count || await StillWaitingAsync(clinic);)
        {
            // A third of the ticks bring somebody; nobody comes any more once all have, and then the staff work off what is left.
            if (received < Count && random.Next(3) > 0)
            {
                received++;
                watched[(await clinic.ReceiveAsync(RandomSheet(random))).Reference] = clinic.Clock.GetCurrentInstant();
            }

            await StaffActAsync(clinic, random, waiting, isDone: received >= Count);
            clinic.Clock.Advance(received < Count ? Tick * random.Next(1, 4) : Tick * 5);
            await ladder.RunAsync(CancellationToken.None);
            await DeliverAsync(courier);
            (waiting, var lateNow) = await CheckAsync(clinic);
            late += lateNow;
        }

        await using var db = clinic.Db();
        var urgent = await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.Tier <= Tier.P1).ToListAsync();
        Assert.All(urgent, enquiry => Assert.NotNull(enquiry.AcknowledgedById));
        Assert.Equal(watched.Count, await db.Enquiries.CountAsync());
        var steps = await db.EnquiryEvents.CountAsync(line => line.Kind == EventKind.Escalated);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}, seed {Seed}: {watched.Count} enquiries, {urgent.Count} of tier P0 or P1, {late} times one was past its deadline (each with a step taken), {steps} steps of the ladder, {post.Failures} mail failures, {post.Sent} letters sent."));
        Assert.True(urgent.Count > 0 && post.Failures > 0, "The simulation must see urgent enquiries and mail failures, or it proves nothing.");
    }

    /// <summary>After the ladder has run, whatever is past its deadline has had a step, and the next one is set; no urgent enquiry has neither a name nor a next step.</summary>
    /// <returns>How many are open, and how many of them past their deadline.</returns>
    private static async Task<(int Open, int Late)> CheckAsync(TestClinic clinic)
    {
        var now = clinic.Clock.GetCurrentInstant();
        await using var db = clinic.Db();
        var urgent = await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.NextActionDueAt != null && enquiry.Tier <= Tier.P1)
            .Select(enquiry => new { enquiry.Reference, enquiry.EscalateAt, enquiry.AcknowledgedById, enquiry.AcknowledgeBy, enquiry.EscalationStep }).ToListAsync();
        Assert.All(urgent, enquiry => Assert.True(enquiry.EscalateAt > now || (enquiry.EscalateAt is null && enquiry.AcknowledgedById is not null), $"{enquiry.Reference} waits for nobody."));
        var late = urgent.Where(enquiry => enquiry.AcknowledgeBy < now).ToList();
        Assert.All(late, enquiry => Assert.True(enquiry.EscalationStep > 0, $"{enquiry.Reference} is past its deadline and nobody was told."));
        return (urgent.Count, late.Count);
    }

    // The more waits, the more is done; and much of it is not what is needed.
    private static async Task StaffActAsync(TestClinic clinic, Random random, int waiting, bool isDone)
    {
        var desk = clinic.Get<TriageDesk>();
        StaffActor[] people = [clinic.Receptionist, clinic.SecondReceptionist, clinic.Clinician];
        for (var acts = isDone ? 20 : random.Next(0, 3 + (waiting / 10)); acts > 0; acts--)
        {
            await using var db = clinic.Db();
            var open = await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.NextActionDueAt != null).OrderBy(enquiry => enquiry.EscalateAt == null).ThenBy(enquiry => enquiry.EscalateAt)
                .Select(enquiry => enquiry.Reference).Take(isDone ? 5 : 30).ToListAsync();
            if (open.Count == 0)
            {
                return;
            }

            var (reference, actor) = (open[random.Next(open.Count)], people[random.Next(people.Length)]);
            Func<Task<DeskResult>> act = random.Next(isDone ? 4 : 12) switch
            {
                0 => () => desk.RecordCallAsync(actor, reference, CallOutcome.Spoke, null, null, CancellationToken.None),
                1 => () => desk.RecordCallAsync(actor, reference, random.Next(2) == 0 ? CallOutcome.NoAnswer : CallOutcome.LeftMessage, Duration.FromMinutes(random.Next(5, 240)), null, CancellationToken.None),
                2 => () => desk.RecordCallAsync(actor, reference, CallOutcome.Handled, null, "The hospital has the person", CancellationToken.None),
                3 => () => desk.CloseAsync(clinic.Clinician, reference, ClosureReason.AdviceGiven, "", CancellationToken.None),
                4 => () => desk.SetTierAsync(clinic.Receptionist, reference, Tier.P1, "", CancellationToken.None),
                5 => () => desk.SetTierAsync(clinic.Clinician, reference, (Tier)random.Next(4), "Spoke with the person", CancellationToken.None),
                6 => () => desk.ReleaseAsync(actor, reference, CancellationToken.None),
                7 or 8 => () => desk.AddNoteAsync(actor, reference, "Looked at it", CancellationToken.None),
                _ => () => desk.ClaimAsync(actor, reference, CancellationToken.None),
            };
            try
            {
                await act();
            }
            catch (NotPermittedException)
            {
                // A receptionist tried to lower a tier.
            }
        }
    }

    private static AnswerSheet RandomSheet(Random random) => random.Next(8) switch
    {
        0 => Sheets.AllNo().Choose("unwell", "chest") with { ToldClinic = true },
        1 => Sheets.AllNo().Choose("signs", "weightLoss"),
        2 => Sheets.AllNo().Choose("history", "cancer").Choose("duration", "under6weeks"),
        3 => Sheets.AllNo() with { StopsSeen = [new StopSeen(["E-CES-1"], TestClinic.Start)] },
        4 => Sheets.AllNo().Choose("history", "byPhone"),
        _ => Sheets.AllNo(),
    };

    private static async Task<bool> StillWaitingAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.Enquiries.AnyAsync(enquiry => enquiry.EscalateAt != null);
    }

    private static async Task DeliverAsync(Courier courier)
    {
        try
        {
            await courier.DeliverAsync(CancellationToken.None);
        }
        catch (TransportDownException)
        {
            // Hours without mail: nothing may depend on it.
        }
    }

    private static async Task OpenOnWeekdaysAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var row = await db.Clinics.SingleAsync();
        foreach (var day in new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday })
        {
            row.OpeningHours.Add(new OpeningHours(day, new LocalTime(8, 0), new LocalTime(18, 0)));
        }

        await db.SaveChangesAsync();
        clinic.Get<ClinicProfile>().Forget();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <summary>Mail that is away in long stretches, refuses some letters for good, and leaves the fate of others unknown.</summary>
    private sealed class UnreliablePost(Random random) : IMailTransport
    {
        private int away;

        public int Failures { get; private set; }

        public int Sent { get; private set; }

        public Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
        {
            if (away == 0 && random.Next(40) == 0)
            {
                away = random.Next(1, 120);
            }

            if (away > 0)
            {
                away--;
                Failures++;
                throw new TransportDownException("connect", new TimeoutException());
            }

            switch (random.Next(30))
            {
                case 0:
                    Failures++;
                    throw new LetterRefusedException("refused-550", forGood: true, new TimeoutException());
                case 1:
                    Failures++;
                    throw new LetterUncertainException(new TimeoutException());
                default:
                    Sent++;
                    return Task.CompletedTask;
            }
        }

        public Task RestAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
