using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

/// <summary>INV3 to INV8 and INV12 of the clinical reference: nothing of tier P0 or P1 waits unseen.</summary>
public sealed class EscalationTests
{
    private static readonly AnswerSheet Urgent = Sheets.AllNo().Choose("signs", "weightLoss");
    private static readonly AnswerSheet Emergency = Sheets.AllNo().Choose("unwell", "chest") with { ToldClinic = true };

    [Theory, EveryDatabase]
    public async Task Opening_claiming_or_a_note_is_not_an_acknowledgement(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Emergency)).Reference;
        var desk = clinic.Get<TriageDesk>();
        await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Receptionist, reference, CancellationToken.None);
        await desk.ClaimAsync(clinic.Receptionist, reference, CancellationToken.None);
        await desk.AddNoteAsync(clinic.Receptionist, reference, "I have seen it", CancellationToken.None);
        clinic.Clock.Advance(Duration.FromMinutes(16));
        Assert.Equal(1, await clinic.Get<EscalationLadder>().RunAsync(CancellationToken.None));
        Assert.True((await ReadAsync(clinic, reference)).AwaitsAcknowledgement);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_reached_needs_a_next_try_and_something_else_needs_words(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Emergency)).Reference;
        var desk = clinic.Get<TriageDesk>();
        foreach (var wait in new Duration?[] { null, Duration.FromMinutes(4), Duration.FromDays(8), Duration.Zero - Duration.FromDays(1) })
        {
            Assert.Equal(DeskOutcome.NextTryMissing, (await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.NoAnswer, wait, null, CancellationToken.None)).Outcome);
        }

        Assert.Equal(DeskOutcome.WordsMissing, (await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.Handled, null, "  ", CancellationToken.None)).Outcome);
        await Assert.ThrowsAsync<NotPermittedException>(() => desk.RecordCallAsync(clinic.Manager, reference, CallOutcome.NoAnswer, null, null, CancellationToken.None));
        Assert.Null((await ReadAsync(clinic, reference)).AcknowledgedAt);
    }

    [Theory, EveryDatabase]
    public async Task P0_and_P1_cannot_be_closed_before_somebody_has_recorded_what_was_done(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Urgent)).Reference;
        var desk = clinic.Get<TriageDesk>();
        Assert.Equal(DeskOutcome.NotAcknowledged, (await CloseAsync(desk, clinic, reference)).Outcome);
        await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.NoAnswer, Duration.FromMinutes(15), null, CancellationToken.None);
        Assert.Equal(DeskOutcome.NotAcknowledged, (await CloseAsync(desk, clinic, reference)).Outcome);
        await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.Spoke, null, null, CancellationToken.None);
        Assert.Equal(DeskOutcome.Done, (await CloseAsync(desk, clinic, reference)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task The_ladder_tells_those_on_duty_then_the_managers_then_everyone_until_a_named_person_answers(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Emergency)).Reference;
        var ladder = clinic.Get<EscalationLadder>();
        clinic.Clock.Advance(Duration.FromMinutes(14));
        Assert.Equal(0, await ladder.RunAsync(CancellationToken.None));
        clinic.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(1, await ladder.RunAsync(CancellationToken.None));
        Assert.Equal(0, await ladder.RunAsync(CancellationToken.None));
        var first = await ToldAsync(clinic, reference);
        Assert.NotEmpty(first);
        Assert.DoesNotContain("manager@clinic.example", first);

        clinic.Clock.Advance(EscalationLadder.EmergencyPause);
        await ladder.RunAsync(CancellationToken.None);
        Assert.Contains("manager@clinic.example", await ToldAsync(clinic, reference));
        Assert.DoesNotContain("two@clinic.example", await ToldAsync(clinic, reference));
        clinic.Clock.Advance(EscalationLadder.EmergencyPause);
        await ladder.RunAsync(CancellationToken.None);
        Assert.Contains("two@clinic.example", await ToldAsync(clinic, reference));
        Assert.Equal(3, (await ReadAsync(clinic, reference)).EscalationStep);

        await clinic.Get<TriageDesk>().RecordCallAsync(clinic.Receptionist, reference, CallOutcome.Spoke, null, "She is on her way", CancellationToken.None);
        var answered = await ReadAsync(clinic, reference);
        Assert.Equal((clinic.Receptionist.Id, (Instant?)null), (answered.AcknowledgedById, answered.AcknowledgeBy));
        clinic.Clock.Reset(answered.NextActionDueAt!.Value - Duration.FromMinutes(1));
        Assert.Equal(0, await ladder.RunAsync(CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task The_letters_say_nothing_of_the_person(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Urgent)).Reference;
        clinic.Clock.Advance(Duration.FromDays(1));
        await clinic.Get<EscalationLadder>().RunAsync(CancellationToken.None);
        await using var db = clinic.Db();
        var letters = await db.Letters.Where(letter => letter.Kind == EnquiryLetters.Escalation).ToListAsync();
        Assert.NotEmpty(letters);
        Assert.All(letters, letter => Assert.Contains(reference, letter.Subject, StringComparison.Ordinal));
        Assert.All(letters, letter => Assert.All(["Zoë", "07700", "weight", "only the clinic"], words => Assert.DoesNotContain(words, letter.Subject + letter.Text, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory, EveryDatabase]
    public async Task Two_calls_that_reach_nobody_bring_up_the_welfare_check_and_close_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Emergency)).Reference;
        var desk = clinic.Get<TriageDesk>();
        await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.NoAnswer, Duration.FromMinutes(15), null, CancellationToken.None);
        Assert.False((await ReadAsync(clinic, reference)).NeedsWelfareCheck);
        clinic.Clock.Advance(Duration.FromMinutes(15));
        Assert.Equal(1, await clinic.Get<EscalationLadder>().RunAsync(CancellationToken.None));
        await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.LeftMessage, Duration.FromMinutes(15), null, CancellationToken.None);
        var enquiry = await ReadAsync(clinic, reference);
        Assert.Equal((true, true, 2), (enquiry.NeedsWelfareCheck, enquiry.IsOpen, enquiry.FailedCalls));
    }

    [Theory, EveryDatabase]
    public async Task While_the_clinic_is_closed_an_emergency_waits_for_opening_unless_somebody_is_on_call(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await OpenOnWeekdaysAsync(clinic, onCall: null);
        clinic.Clock.Reset(Instant.FromUtc(2026, 11, 24, 22, 0));
        var atNight = await ReadAsync(clinic, (await clinic.ReceiveAsync(Emergency)).Reference);
        Assert.Equal(Instant.FromUtc(2026, 11, 25, 8, 15), atNight.AcknowledgeBy);

        await OpenOnWeekdaysAsync(clinic, onCall: "oncall@clinic.example");
        var onCall = (await clinic.ReceiveAsync(Emergency)).Reference;
        Assert.Equal(Instant.FromUtc(2026, 11, 24, 22, 15), (await ReadAsync(clinic, onCall)).AcknowledgeBy);
        clinic.Clock.Advance(Duration.FromMinutes(15));
        await clinic.Get<EscalationLadder>().RunAsync(CancellationToken.None);
        Assert.Contains("oncall@clinic.example", await ToldAsync(clinic, onCall));
    }

    [Theory, EveryDatabase]
    public async Task An_owner_who_is_away_is_replaced_and_not_told(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Emergency)).Reference;
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.Clinician, reference, CancellationToken.None);
        await using (var db = clinic.Db())
        {
            var specialist = await db.Specialists.OrderBy(row => row.Name).FirstAsync();
            db.Entry(specialist).Property(row => row.StaffMemberId).CurrentValue = clinic.Clinician.Id;
            specialist.Absences.Add(new Absence(new LocalDate(2026, 11, 20), new LocalDate(2026, 11, 30)));
            await db.SaveChangesAsync();
            clinic.Get<ClinicProfile>().Forget();
            clinic.Clock.Advance(Duration.FromMinutes(15));
            await clinic.Get<EscalationLadder>().RunAsync(CancellationToken.None);
            Assert.DoesNotContain(specialist.Email, await ToldAsync(clinic, reference));
        }

        Assert.Null((await ReadAsync(clinic, reference)).OwnerId);
        await using var after = clinic.Db();
        Assert.True(await after.EnquiryEvents.AnyAsync(row => row.Kind == EventKind.OwnerReplaced));
    }

    [Theory, EveryDatabase]
    public async Task A_raised_tier_starts_the_ladder_and_a_lowered_one_ends_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync()).Reference;
        var desk = clinic.Get<TriageDesk>();
        Assert.Null((await ReadAsync(clinic, reference)).EscalateAt);
        await desk.SetTierAsync(clinic.Receptionist, reference, Tier.P1, "", CancellationToken.None);
        Assert.NotNull((await ReadAsync(clinic, reference)).EscalateAt);
        await desk.SetTierAsync(clinic.Clinician, reference, Tier.P2, "Looked at the scan", CancellationToken.None);
        Assert.Null((await ReadAsync(clinic, reference)).EscalateAt);
    }

    [Theory, EveryDatabase]
    public async Task Two_processes_that_climb_at_one_moment_take_one_step(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Emergency)).Reference;
        clinic.Clock.Advance(Duration.FromMinutes(15));
        var steps = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => clinic.Get<EscalationLadder>().RunAsync(CancellationToken.None))));
        Assert.Equal(1, steps.Sum());
        Assert.Equal(1, (await ReadAsync(clinic, reference)).EscalationStep);
    }

    [Theory, EveryDatabase]
    public async Task However_many_are_due_at_one_moment_each_has_its_step(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        for (var i = 0; i < 120; i++)
        {
            await clinic.ReceiveAsync(Emergency);
        }

        clinic.Clock.Advance(Duration.FromMinutes(15));
        Assert.Equal(120, await clinic.Get<EscalationLadder>().RunAsync(CancellationToken.None));
        await using var db = clinic.Db();
        Assert.False(await db.Enquiries.AnyAsync(enquiry => enquiry.EscalationStep == 0));
    }

    [Theory, EveryDatabase]
    public async Task The_board_shows_what_nobody_has_answered_for(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var routine = await clinic.ReceiveAsync();
        var urgent = (await clinic.ReceiveAsync(Urgent)).Reference;
        var emergency = (await clinic.ReceiveAsync(Emergency)).Reference;
        var board = await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None);
        Assert.Equal([emergency, urgent], board.Alarms.Select(alarm => alarm.Reference));
        Assert.DoesNotContain(routine.Reference, board.Alarms.Select(alarm => alarm.Reference));
    }

    private static Task<DeskResult> CloseAsync(TriageDesk desk, TestClinic clinic, string reference) =>
        desk.CloseAsync(clinic.Clinician, reference, ClosureReason.AdviceGiven, "", CancellationToken.None);

    private static async Task OpenOnWeekdaysAsync(TestClinic clinic, string? onCall)
    {
        await using var db = clinic.Db();
        var row = await db.Clinics.SingleAsync();
        row.OnCallEmail = onCall;
        row.OpeningHours.Clear();
        foreach (var day in new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday })
        {
            row.OpeningHours.Add(new OpeningHours(day, new LocalTime(8, 0), new LocalTime(18, 0)));
        }

        await db.SaveChangesAsync();
        clinic.Get<ClinicProfile>().Forget();
    }

    private static async Task<Enquiry> ReadAsync(TestClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        return await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == reference);
    }

    private static async Task<List<string>> ToldAsync(TestClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        return await db.Letters.Where(letter => letter.Kind == EnquiryLetters.Escalation && letter.Regarding == reference).Select(letter => letter.To).Distinct().ToListAsync();
    }
}
