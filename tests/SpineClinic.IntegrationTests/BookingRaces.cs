using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Testing.Racing;

namespace SpineClinic.IntegrationTests;

/// <summary>
/// Processes ask one database for overlapping times, and are killed while they do: two in the gate, four in the full campaign, SPINECLINIC_RACES=50000
/// (docs/operations.md).
/// </summary>
public sealed class BookingRaces(ITestOutputHelper output)
{
    private const int DefaultAttempts = 600;
    private static readonly int Attempts = Setting("SPINECLINIC_RACES", DefaultAttempts);
    private static readonly int Seed = Setting("SPINECLINIC_SEED", Environment.TickCount);

    [Theory, EveryDatabase]
    public async Task Nothing_overlaps_and_nothing_is_lost_when_processes_race_and_are_killed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await RaceGround.LayOutAsync(clinic);
        var isFull = Attempts > DefaultAttempts;
        var kills = isFull ? Attempts / 500 : 1;
        var history = await RaceCampaign.RunAsync(clinic, kind, Attempts, kills, processes: isFull ? 4 : 2, Seed);
        var violations = await JudgeAsync(clinic, history);
        await using var db = clinic.Db();
        output.WriteLine($"{kind}, seed {Seed}, {kills} kills: {history}; {await db.Appointments.CountAsync()} appointments stored.");
        Assert.True(violations.Count == 0, $"SPINECLINIC_SEED={Seed} SPINECLINIC_RACES={Attempts}: {violations.Count} violations, {string.Join('\n', violations.Take(20))}");
        Assert.Empty(await DiaryCells.DifferencesAsync(db));
        Assert.True(history.Attempts.Count(attempt => attempt.Wish.RetryOf is null) >= Attempts);
        Assert.All(
            new[] { DiaryOutcome.Done, DiaryOutcome.Taken }, outcome => Assert.True(history.Attempts.Count(attempt => attempt.Outcome == outcome) > Attempts / 10, $"Too few are {outcome} to prove anything."));
    }

    [Theory, EveryDatabase]
    public async Task Without_the_key_of_the_cells_the_same_race_is_seen_to_overlap(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await RaceGround.LayOutAsync(clinic);
        await RaceGround.DropTheKeyAsync(clinic, kind);
        var violations = await JudgeAsync(clinic, await RaceCampaign.RunHereAsync(clinic, kind, 160, racers: 2, Seed));
        Assert.Contains(violations, violation => violation.StartsWith(RaceJudge.Overlap, StringComparison.Ordinal));
        Assert.Contains(violations, violation => violation.StartsWith(RaceJudge.Disorder, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> JudgeAsync(TestClinic clinic, RaceHistory history)
    {
        await using var db = clinic.Db();
        var shape = await clinic.Get<ClinicShape>().GetAsync(CancellationToken.None);
        return RaceJudge.Judge(history, await db.Appointments.AsNoTracking().ToListAsync(), shape);
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var given) ? given : otherwise;
}
