using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Staff;

namespace SpineClinic.Testing.Racing;

/// <summary>
/// One process of the race: the real diary on a database that other processes share, asked for random things by a few workers at once. What an earlier life left
/// without an answer is asked again first, with the same booking key.
/// </summary>
public sealed class Racer : IAsyncDisposable
{
    private const int Workers = 3;
    private readonly ServiceProvider services;
    private readonly EffectRecorder recorder;
    private readonly RaceLog log;
    private readonly RaceSettings settings;
    private readonly Action answered;
    private int left;

    private Racer(RaceSettings settings, Action answered)
    {
        this.answered = answered;
        this.settings = settings;
        log = new RaceLog(settings.Folder, settings.Racer);
        recorder = new EffectRecorder(log);
        services = TestClinic.NewServices(settings.Kind, settings.ConnectionString, new RaceClock(settings.Origin), new TestClinic.PostBag(), recorder).BuildServiceProvider();
    }

    /// <param name="settings">What it is to do in this life.</param>
    /// <param name="answered">Called at every answer.</param>
    public static async Task RunAsync(RaceSettings settings, Action answered)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var open = Interrupted(RaceLog.Read(settings.Folder, $"{settings.Racer}"));
        await using var racer = new Racer(settings, answered);
        await racer.RunAsync(open);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        log.Dispose();
    }

    /// <summary>Attempts that have not been answered, nor has any retry of them.</summary>
    public static IReadOnlyList<(Guid Attempt, RaceWish Wish)> Interrupted(IReadOnlyCollection<RaceLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var answered = lines.Where(line => line is { IsAnswer: true, Outcome: not null }).Select(line => line.Attempt).ToHashSet();
        var wishes = lines.Where(line => line.Wish is not null).Select(line => (line.Attempt, Wish: line.Wish!)).ToList();
        var settled = wishes.Where(wish => answered.Contains(wish.Attempt)).Select(wish => wish.Wish.RetryOf ?? wish.Attempt).ToHashSet();
        return [.. wishes.Where(wish => wish.Wish.RetryOf is null && !settled.Contains(wish.Attempt))];
    }

    private async Task RunAsync(IReadOnlyList<(Guid Attempt, RaceWish Wish)> open)
    {
        var shape = await services.GetRequiredService<ClinicShape>().GetAsync(CancellationToken.None);
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync();
        var patients = await db.DataKeys.AsNoTracking().OrderBy(key => key.Id).Select(key => key.Id).ToListAsync();
        var staff = (await db.StaffMembers.AsNoTracking().FirstAsync(person => person.Role == Role.Receptionist)).ToActor();
        foreach (var (attempt, wish) in open)
        {
            await UntilAnsweredAsync(wish with { RetryOf = attempt }, staff);
        }

        left = settings.Attempts;
        var wishes = new WishMaker(shape, patients);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(wishes, staff, new Random(settings.Seed + worker)))));
    }

    private async Task WorkAsync(WishMaker wishes, StaffActor staff, Random random)
    {
        IReadOnlyList<(Guid Id, AppointmentStatus Status)> known = [];
        for (var i = 0; Interlocked.Decrement(ref left) >= 0; i++)
        {
            if (i % 10 == 0)
            {
                known = await KnownAsync();
            }

            await UntilAnsweredAsync(wishes.Make(random, known), staff);
        }
    }

    private async Task<IReadOnlyList<(Guid Id, AppointmentStatus Status)>> KnownAsync()
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync();
        var rows = await db.Appointments.AsNoTracking().Where(row => row.Status != AppointmentStatus.Cancelled).Select(row => new { row.Id, row.Status })
            .Concat(db.Appointments.AsNoTracking().Where(row => row.Status == AppointmentStatus.Cancelled).OrderByDescending(row => row.CancelledAt).Take(20).Select(row => new { row.Id, row.Status }))
            .ToListAsync();
        return [.. rows.Select(row => (row.Id, row.Status))];
    }

    private async Task UntilAnsweredAsync(RaceWish wish, StaffActor staff)
    {
        for (var first = (Guid?)null; ;)
        {
            var attempt = Guid.NewGuid();
            recorder.Attempt.Value = attempt;
            log.Write(new RaceLine(RaceLog.Now, attempt, wish));
            try
            {
                var result = await AskAsync(wish, staff);
                log.Write(new RaceLine(RaceLog.Now, attempt, Outcome: result.Outcome, Appointment: result.AppointmentId, IsAnswer: true, Rules: result.Rules is { } rules ? string.Join(' ', rules) : null));
                answered();
                return;
            }
            catch (Exception error) when (services.GetRequiredService<IDatabaseErrors>().IsUnavailable(error))
            {
                // Locked for too long, or the like: it may have happened or not, and a person would press the button again.
                log.Write(new RaceLine(RaceLog.Now, attempt, IsAnswer: true));
                first ??= wish.RetryOf ?? attempt;
                wish = wish with { RetryOf = first };
            }
        }
    }

    private Task<DiaryResult> AskAsync(RaceWish wish, StaffActor staff)
    {
        var diary = services.GetRequiredService<Diary>();
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var none = CancellationToken.None;
        return wish.Verb switch
        {
            RaceVerb.Book => diary.BookAsync(staff, RequestOf(wish), none),
            RaceVerb.Hold => diary.HoldAsync(RequestOf(wish), now + Duration.FromMilliseconds(wish.HoldMilliseconds), Actor.Patient, none),
            RaceVerb.Take => diary.TakeAsync(wish.Target, [], null, Actor.Patient, null, none),
            RaceVerb.Extend => diary.ExtendHoldAsync(wish.Target, Actor.Patient, none),
            RaceVerb.Approve => diary.ApproveAsync(staff, wish.Target, none),
            RaceVerb.Move => diary.MoveAsync(wish.Target, staff, wish.Specialist, wish.Start, null, wish.Over ? "Asked for" : null, none),
            RaceVerb.Cancel => diary.CancelAsync(wish.Target, staff, CancelReason.ClinicNeedsTime, null, none),
            _ => diary.UndoAsync(staff, wish.Target, none),
        };
    }

    private static BookingRequest RequestOf(RaceWish wish) => new(
        wish.Key,
        new PatientToBook(wish.Patient, null, "Ann Example", null, "ann@example.org", "en", Tier.P3, [], null),
        new TimeQuery(wish.Type, ForStaff: false),
        wish.Specialist,
        wish.Start)
    { OverrideReason = wish is { Over: true, Verb: RaceVerb.Book } ? "Asked for" : null };
}
