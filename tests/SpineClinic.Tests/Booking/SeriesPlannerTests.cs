using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class SeriesPlannerTests
{
    private static readonly LocalDate Tuesday = new(2026, 12, 1);
    private static readonly LocalTime Ten = new(10, 0);

    [Theory, EveryDatabase]
    public async Task A_manager_plans_no_series_and_an_empty_or_endless_one_is_refused(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var planner = clinic.Get<SeriesPlanner>();
        await Assert.ThrowsAsync<NotPermittedException>(() => planner.PlanAsync(clinic.Manager, Weekly(clinic, 3), CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => planner.BookAsync(clinic.Manager, Weekly(clinic, 3), SeriesChoice.Of(Tuesday), Guid.NewGuid(), CancellationToken.None));
        Assert.Equal(DiaryOutcome.NotPossible, (await PlanAsync(clinic, Weekly(clinic, 3) with { Dates = [] })).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await PlanAsync(clinic, Weekly(clinic, SeriesDates.Most + 1))).Outcome);
        Assert.Equal(DiaryOutcome.NotFound, (await PlanAsync(clinic, Weekly(clinic, 3) with { SpecialistId = Guid.NewGuid() })).Outcome);
        Assert.Equal(DiaryOutcome.NotFound, (await PlanAsync(clinic, Weekly(clinic, 3) with { ConsultationTypeId = Guid.NewGuid() })).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task Days_that_are_not_in_the_plan_or_have_no_such_hour_cannot_be_chosen(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.Equal(DiaryOutcome.NotPossible, (await BookAsync(clinic, Weekly(clinic, 3), Guid.NewGuid())).Outcome);
        Assert.Equal(DiaryOutcome.NotPossible, (await BookAsync(clinic, Weekly(clinic, 3), Guid.NewGuid(), Tuesday, Tuesday.PlusDays(1))).Outcome);
        var (spring, night) = (new LocalDate(2027, 3, 28), new LocalTime(1, 30));
        var skipped = await clinic.Get<SeriesPlanner>().BookAsync(
            clinic.Receptionist, Weekly(clinic, 1) with { Dates = [spring], Time = night }, new SeriesChoice([], [spring], "Night clinic"), Guid.NewGuid(), CancellationToken.None);
        Assert.Equal(DiaryOutcome.NotPossible, skipped.Outcome);
        Assert.Equal(0, await DiaryRows.CountAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task One_day_taken_meanwhile_and_nothing_is_booked_but_a_fresh_plan_comes_back(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var wish = Weekly(clinic, 3);
        Assert.All((await PlanAsync(clinic, wish)).Plan, occurrence => Assert.Equal(OccurrenceState.Free, occurrence.State));
        await clinic.BookedAsync(Instant.FromUtc(2026, 12, 8, 10, 0));
        var result = await BookAsync(clinic, wish, Guid.NewGuid(), Tuesday, Tuesday.PlusWeeks(1), Tuesday.PlusWeeks(2));
        Assert.Equal(DiaryOutcome.Taken, result.Outcome);
        Assert.Equal([OccurrenceState.Free, OccurrenceState.Conflicting, OccurrenceState.Free], result.Plan.Select(occurrence => occurrence.State));
        Assert.Equal(1, await DiaryRows.CountAsync(clinic));
        await DiaryRows.AssertCellsAsync(clinic);

        // A reason for another day does not book over this one.
        var reasoned = await clinic.Get<SeriesPlanner>().BookAsync(
            clinic.Receptionist, wish with { Dates = [.. wish.Dates, Tuesday.PlusDays(1)] }, new SeriesChoice([Tuesday.PlusWeeks(1)], [Tuesday.PlusDays(1)], "Extra clinic"), Guid.NewGuid(), CancellationToken.None);
        Assert.Equal(DiaryOutcome.Taken, reasoned.Outcome);
        Assert.Equal(1, await DiaryRows.CountAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Against_a_rule_a_day_needs_a_reason(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var wish = Weekly(clinic, 1) with { Dates = [Tuesday, Tuesday.PlusDays(1)] };
        var without = await clinic.Get<SeriesPlanner>().BookAsync(clinic.Receptionist, wish, new SeriesChoice([Tuesday], [Tuesday.PlusDays(1)], " "), Guid.NewGuid(), CancellationToken.None);
        Assert.Equal((DiaryOutcome.ReasonMissing, (LocalDateTime?)(Tuesday.PlusDays(1) + Ten)), (without.Outcome, without.At));
        Assert.Equal(0, await DiaryRows.CountAsync(clinic));
        var with = await clinic.Get<SeriesPlanner>().BookAsync(clinic.Receptionist, wish, new SeriesChoice([Tuesday], [Tuesday.PlusDays(1)], "Extra clinic"), Guid.NewGuid(), CancellationToken.None);
        Assert.Equal((DiaryOutcome.Done, 2), (with.Outcome, with.AppointmentIds.Count));
    }

    [Theory, EveryDatabase]
    public async Task The_dry_run_says_what_is_closed_busy_too_far_ahead_or_skipped_by_the_clocks(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(Instant.FromUtc(2026, 12, 8, 10, 0));
        await Groups.CloseAsync(clinic, new LocalDate(2026, 12, 15));
        var wish = Weekly(clinic, 4) with { Dates = [.. SeriesDates.Weekly(Tuesday, 1, 4, null), new LocalDate(2027, 12, 28), new LocalDate(2027, 11, 23), new LocalDate(2026, 11, 17)] };
        var plan = (await PlanAsync(clinic, wish)).Plan;
        Assert.Equal(
            ["2026-11-17 Conflicting", "2026-12-01 Free", "2026-12-08 Conflicting", "2026-12-15 Closed", "2026-12-22 Free", "2027-11-23 Free", "2027-12-28 TooFarAhead"],
            plan.Select(occurrence => $"{occurrence.Date:uuuu-MM-dd} {occurrence.State}"));
        Assert.Equal([BookingRule.InThePast], plan[0].Rules);
        Assert.Equal([false, false, true, false, false, false, true], plan.Select(occurrence => occurrence.CanBeOverridden));
        Assert.Contains(BookingRule.SpecialistBusy, plan[2].Rules);
        var night = (await PlanAsync(clinic, Weekly(clinic, 2) with { Dates = [new LocalDate(2027, 3, 28), new LocalDate(2026, 11, 29)], Time = new LocalTime(1, 30) })).Plan;
        Assert.Equal([OccurrenceState.Conflicting, OccurrenceState.SkippedHour], night.Select(occurrence => occurrence.State));
        Assert.Null(night[1].Start);
    }

    [Theory, EveryDatabase]
    public async Task A_machine_that_is_taken_is_in_the_way_of_its_day(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await using (var db = clinic.Db())
        {
            var machine = new Equipment("Traction table", null);
            db.Equipment.Add(machine);
            var type = await db.ConsultationTypes.SingleAsync(TestContext.Current.CancellationToken);
            type.EquipmentIds.Add(machine.Id);
            db.Entry(type).State = EntityState.Modified;
            db.OccupancyCells.Add(new OccupancyCell(machine.Id, Cell.Of(Instant.FromUtc(2026, 12, 8, 10, 0)), 0, Guid.NewGuid(), null));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Get<ClinicShape>().Forget();
        var plan = (await PlanAsync(clinic, Weekly(clinic, 2))).Plan;
        Assert.Equal([[], [BookingRule.EquipmentBusy]], plan.Select(occurrence => occurrence.Rules));
        Assert.Equal(DiaryOutcome.Taken, (await BookAsync(clinic, Weekly(clinic, 2), Guid.NewGuid(), Tuesday, Tuesday.PlusWeeks(1))).Outcome);
        Assert.Equal(DiaryOutcome.Done, (await BookAsync(clinic, Weekly(clinic, 2), Guid.NewGuid(), Tuesday)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task A_series_stays_at_its_hour_of_the_clinics_clocks_and_is_one_letter(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        var patient = await clinic.Get<SeriesPatients>().FindAsync(clinic.Receptionist, receipt.Reference, CancellationToken.None);
        LocalDate[] days = [new(2027, 3, 23), new(2027, 3, 30)];
        var key = Guid.NewGuid();
        var result = await BookAsync(clinic, Weekly(clinic, 1) with { Patient = patient!, Dates = days }, key, days);
        Assert.Equal((DiaryOutcome.Done, 2), (result.Outcome, result.AppointmentIds.Count));
        var booked = await DiaryRows.OfSeriesAsync(clinic, key);
        Assert.Equal([Instant.FromUtc(2027, 3, 23, 10, 0), Instant.FromUtc(2027, 3, 30, 9, 0)], booked.Select(row => row.Start));
        var (letterKind, text) = Assert.Single(await DiaryRows.LettersAsync(clinic, "series"));
        Assert.Empty(await DiaryRows.LettersAsync(clinic, "appointment"));
        Assert.Equal(BookingLetters.SeriesBooked, letterKind);
        Assert.Contains("Tuesday 23 March at 10:00", text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 30 March at 10:00", text, StringComparison.Ordinal);
        await using (var letters = clinic.Db())
        {
            var file = (await letters.Letters.AsNoTracking().SingleAsync(row => row.Kind == BookingLetters.SeriesBooked)).Calendar!;
            Assert.Equal(booked.Select(row => $"UID:{clinic.Get<AppointmentCalendar>().UidOf(row)}"), StrictCalendar.Read(file).Parts.Where(part => part.Kind == "VEVENT").Select(part => $"UID:{part["UID"].Value}"));
        }

        foreach (var row in booked)
        {
            Assert.Contains(clinic.Get<BookingTokens>().Token(BookingTokens.ForAppointment, row.Id), text, StringComparison.Ordinal);
        }

        await using var db = clinic.Db();
        Assert.Equal(4, await db.Reminders.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(EnquiryStatus.Scheduled, (await db.Enquiries.SingleAsync(TestContext.Current.CancellationToken)).Status);
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task The_same_key_again_at_one_moment_or_later_is_the_same_series(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (wish, key) = (Weekly(clinic, 3), Guid.NewGuid());
        var days = wish.Dates.ToArray();
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => BookAsync(clinic, wish, key, days)));
        Assert.All(results, result => Assert.Equal(DiaryOutcome.Done, result.Outcome));
        Assert.All(results, result => Assert.Equal(results[0].AppointmentIds, result.AppointmentIds));
        Assert.Equal(3, await DiaryRows.CountAsync(clinic));
        Assert.Single(await DiaryRows.LettersAsync(clinic, "series"));
        await DiaryRows.AssertCellsAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task Of_many_who_want_overlapping_series_each_has_all_of_theirs_or_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            var wish = Weekly(clinic, 3) with { Dates = SeriesDates.Weekly(Tuesday.PlusWeeks(i), 1, 3, null) };
            var key = Guid.NewGuid();
            return (Key: key, Result: await BookAsync(clinic, wish, key, [.. wish.Dates]));
        }));
        Assert.Contains(results, each => each.Result.IsDone);
        foreach (var (key, result) in results)
        {
            Assert.Equal(result.IsDone ? 3 : 0, (await DiaryRows.OfSeriesAsync(clinic, key)).Count);
            Assert.True(result.Outcome is DiaryOutcome.Done or DiaryOutcome.Taken, $"{result.Outcome}");
        }

        await DiaryRows.AssertCellsAsync(clinic);
    }

    internal static SeriesWish Weekly(TestClinic clinic, int count) =>
        new(BookingDesk.Someone(), clinic.First.Id, clinic.Back.Id, SeriesDates.Weekly(Tuesday, 1, count, null), Ten);

    internal static Task<SeriesResult> BookAsync(TestClinic clinic, SeriesWish wish, Guid key, params LocalDate[] days) =>
        clinic.Get<SeriesPlanner>().BookAsync(clinic.Receptionist, wish, SeriesChoice.Of(days), key, CancellationToken.None);

    private static Task<SeriesResult> PlanAsync(TestClinic clinic, SeriesWish wish) => clinic.Get<SeriesPlanner>().PlanAsync(clinic.Receptionist, wish, CancellationToken.None);
}
