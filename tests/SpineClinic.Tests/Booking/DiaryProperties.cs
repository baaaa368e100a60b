using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Testing.Racing;

namespace SpineClinic.Tests.Booking;

/// <summary>The real diary on a real database, asked for random things one after the other. Four processes at once are in BookingRaces.</summary>
public sealed class DiaryProperties
{
    private const int Steps = 60;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("SPINECLINIC_SEED"), out var given) ? given : 20261201;

    [Theory, EveryDatabase]
    public async Task Offered_is_bookable_not_offered_has_a_rule_and_cells_are_always_what_the_appointments_say(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await RaceGround.LayOutAsync(clinic);
        var walk = await Walk.StartAsync(clinic, new Random(Seed));
        for (var step = 0; step < Steps; step++)
        {
            var said = await walk.StepAsync();
            await using var db = clinic.Db();
            var differences = await DiaryCells.DifferencesAsync(db);
            Assert.True(differences.Count == 0, $"SPINECLINIC_SEED={Seed}, step {step}, {said}: {string.Join('\n', differences.Take(5))}");
        }

        Assert.True(walk.Done > Steps / 2, $"Only {walk.Done} of {Steps} steps did anything.");
    }

    private sealed class Walk(TestClinic clinic, Random random, ConsultationType[] types, Guid[] patients)
    {
        private readonly Diary diary = clinic.Get<Diary>();
        private readonly List<Guid> made = [];

        public int Done { get; private set; }

        public static async Task<Walk> StartAsync(TestClinic clinic, Random random)
        {
            var shape = await clinic.Get<ClinicShape>().GetAsync(CancellationToken.None);
            await using var db = clinic.Db();
            return new Walk(clinic, random, [.. shape.Types.Where(type => type.Name.StartsWith("Race", StringComparison.Ordinal))], [.. db.DataKeys.Select(key => key.Id)]);
        }

        public async Task<string> StepAsync()
        {
            var dice = random.Next(100);
            if (made.Count == 0 || dice < 40)
            {
                return await AskAsync(new TimeQuery(Pick(types).Id, ForStaff: random.Next(2) == 0)
                {
                    PatientId = Pick(patients),
                    From = RaceGround.FirstDay,
                    To = RaceGround.FirstDay.PlusDays(1),
                    SpecialistId = null,
                });
            }

            var id = Pick(made);
            switch (dice)
            {
                case < 50:
                    return await MoveAsync(id);
                case < 60:
                    clinic.Clock.AdvanceMinutes(random.Next(1, 25));
                    return "time passes";
                case < 68:
                    Count(await diary.TakeAsync(id, [], null, Actor.Patient, null, CancellationToken.None));
                    return "take";
                case < 74:
                    Count(await diary.ExtendHoldAsync(id, Actor.Patient, CancellationToken.None));
                    return "extend";
                case < 78:
                    Count(await diary.ApproveAsync(clinic.Receptionist, id, CancellationToken.None));
                    return "approve";
                case < 88:
                    Count(await diary.CancelAsync(id, clinic.Receptionist, CancelReason.ClinicNeedsTime, null, CancellationToken.None));
                    return "cancel";
                case < 90:
                    Count(await diary.EnterInErrorAsync(clinic.Receptionist, id, CancellationToken.None));
                    return "entered in error";
                default:
                    Count(await diary.UndoAsync(clinic.Receptionist, id, CancellationToken.None));
                    return "undo";
            }
        }

        private async Task<string> AskAsync(TimeQuery query)
        {
            var times = (await diary.FindAsync(query, CancellationToken.None)).Times;
            await RefuseWhatIsNotOfferedAsync(query, times);
            if (times.Count == 0)
            {
                return "nothing is free";
            }

            var time = Pick(times);
            var result = await MakeAsync(query, time.SpecialistId, time.Start);
            Assert.True(result.IsDone, $"SPINECLINIC_SEED={Seed}: {time} was offered, and then {result.Outcome} {string.Join(' ', result.Rules ?? [])}");
            made.Add(result.AppointmentId!.Value);
            Count(result);
            return $"booked {time}";
        }

        private async Task RefuseWhatIsNotOfferedAsync(TimeQuery query, IReadOnlyList<FreeTime> times)
        {
            var shape = await clinic.Get<ClinicShape>().GetAsync(CancellationToken.None);
            var specialist = Pick([.. shape.Profile.Specialists.Where(row => row.Name == "Dr Race")]).Id;
            var cell = Cell.Of(Instant.FromUtc(2026, 12, 1 + random.Next(2), 8, 0)) + random.Next(0, 10 * 12);
            if (times.Any(time => time.StartCell == cell && time.SpecialistId == specialist))
            {
                return;
            }

            var rules = await diary.WhyNotAsync(query, specialist, Cell.Start(cell), CancellationToken.None);
            Assert.NotEmpty(rules);
            var result = await MakeAsync(query, specialist, Cell.Start(cell));
            Assert.Contains(result.Outcome, new[] { DiaryOutcome.Taken, DiaryOutcome.Refused, DiaryOutcome.ReasonMissing });
        }

        private Task<DiaryResult> MakeAsync(TimeQuery query, Guid specialist, Instant start)
        {
            var patient = new PatientToBook(query.PatientId!.Value, null, "Ann Example", null, "ann@example.org", "en", Tier.P3, [], null);
            var request = new BookingRequest(Guid.NewGuid(), patient, query, specialist, start);
            return query.ForStaff
                ? diary.BookAsync(clinic.Receptionist, request, CancellationToken.None)
                : diary.HoldAsync(request, clinic.Clock.GetCurrentInstant() + Appointment.HoldLength, Actor.Patient, CancellationToken.None);
        }

        private async Task<string> MoveAsync(Guid id)
        {
            var appointment = (await diary.GetAsync(id, CancellationToken.None))!;
            var query = Diary.QueryOf(appointment, forStaff: true) with { From = RaceGround.FirstDay, To = RaceGround.FirstDay.PlusDays(1) };
            var times = (await diary.FindAsync(query, CancellationToken.None)).Times;
            var over = random.Next(4) == 0;
            if (times.Count == 0)
            {
                return "no other time is free";
            }

            // Over another on purpose: an offered time shifted by some cells.
            var (time, shift) = (Pick(times), over ? Duration.FromMinutes(5 * random.Next(-3, 4)) : Duration.Zero);
            var result = await diary.MoveAsync(id, clinic.Receptionist, time.SpecialistId, time.Start + shift, null, over ? "Asked for" : null, CancellationToken.None);
            if (!over && appointment.Status is AppointmentStatus.Booked)
            {
                Assert.True(result.IsDone, $"SPINECLINIC_SEED={Seed}: {time} was offered for a move, and then {result.Outcome}");
            }

            Count(result);
            return $"moved to {time}";
        }

        private void Count(DiaryResult result) => Done += result.IsDone ? 1 : 0;

        private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
    }
}
