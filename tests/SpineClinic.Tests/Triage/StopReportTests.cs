using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class StopReportTests
{
    private static readonly Instant October = Instant.FromUtc(2026, 10, 10, 12, 0);

    [Theory, EveryDatabase]
    public async Task A_receptionist_reads_no_report(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await Assert.ThrowsAsync<NotPermittedException>(() => clinic.Get<StopReport>().ReadAsync(clinic.Receptionist, null, null, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_range_that_is_none_is_refused_and_says_why(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await RefusedAsync(clinic, "2026-13", "2026-11", StopReport.Problem.FromWrong);
        await RefusedAsync(clinic, "last month", "2026-1", StopReport.Problem.FromWrong, StopReport.Problem.ToWrong);
        await RefusedAsync(clinic, "0001-01", "9999-12", StopReport.Problem.FromWrong, StopReport.Problem.ToWrong);
        await RefusedAsync(clinic, "2026-10", "2026-09", StopReport.Problem.Backward);
        await RefusedAsync(clinic, "2023-11", "2026-11", StopReport.Problem.TooLong);
        Assert.Equal(36, (await ReadAsync(clinic, "2023-12", "2026-11")).Months.Count);
    }

    [Theory, EveryDatabase]
    public async Task Without_a_range_it_is_this_month_and_the_two_before_and_nothing_happened_in_them(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await StopAsync(clinic, Instant.FromUtc(2026, 8, 31, 22, 59), StopEnd.Unknown, "E-CES-1");
        var tally = await ReadAsync(clinic);
        Assert.Equal((new YearMonth(2026, 9), new YearMonth(2026, 11), 0, 0), (tally.From, tally.To, tally.Stops, tally.Enquiries));
        Assert.Equal([9, 10, 11], tally.Months.Select(month => month.In.Month));
        Assert.Equal(EmergencyRules(clinic), tally.Rules.Select(rule => rule.Id));
        Assert.All(tally.Rules, rule => Assert.Equal(0, rule.Stops.Total));
        Assert.Null(StopTally.Rate(0, tally.Months[0].Forms));
        Assert.Equal(new YearMonth(2026, 4), (await ReadAsync(clinic, "", "2026-06")).From);
    }

    [Theory, EveryDatabase]
    public async Task A_month_begins_and_ends_at_midnight_in_the_clinics_zone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);

        // Summer time in London until 25 October: the first of October begins at 23:00 UTC, the first of November at midnight.
        var begins = Instant.FromUtc(2026, 9, 30, 23, 0);
        var ends = Instant.FromUtc(2026, 11, 1, 0, 0);
        foreach (var at in new[] { begins - Duration.FromSeconds(1), begins, ends - Duration.FromSeconds(1), ends })
        {
            await StopAsync(clinic, at, StopEnd.GettingHelp, "E-CARD");
        }

        Assert.Equal([1, 2, 1], (await ReadAsync(clinic)).Months.Select(month => month.Stops.Total));
        Assert.Equal(2, (await ReadAsync(clinic, "2026-10", "2026-10")).Stops);
    }

    [Theory, EveryDatabase]
    public async Task Each_rule_is_counted_by_how_its_pages_ended_and_the_rate_is_of_requests_and_pages(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await StopAsync(clinic, October, StopEnd.AnswerChanged, "E-CES-1", "E-CES-2");
        await StopAsync(clinic, October, StopEnd.GettingHelp, "E-CES-1");
        await StopAsync(clinic, TestClinic.Start, StopEnd.Unknown, "E-CES-1");
        await StopAsync(clinic, TestClinic.Start, StopEnd.ContactLeft, "E-GONE");
        await clinic.ReceiveAsync();
        var tally = await ReadAsync(clinic);
        Assert.Equal((4, 1), (tally.Stops, tally.Enquiries));
        var saddle = tally.Rules.Single(rule => rule.Id == "E-CES-1");
        Assert.Equal((3, 1, 1, 1, 0), (saddle.Stops.Total, saddle.Stops[StopEnd.AnswerChanged], saddle.Stops[StopEnd.GettingHelp], saddle.Stops[StopEnd.Unknown], saddle.Stops[StopEnd.ContactLeft]));
        Assert.Equal(0.6, StopTally.Rate(saddle.Stops.Total, tally.Stops + tally.Enquiries));
        Assert.Equal(("E-GONE", null), (tally.Rules[^1].Id, tally.Rules[^1].Reason));
        var october = tally.Months[1];
        Assert.Equal((2, 0, 2), (october.Stops.Total, october.Enquiries, october.Forms));
        Assert.Equal(["E-CES-1", "E-CES-2"], october.Rules.Select(rule => rule.Id));
        Assert.Equal((3, 1), (tally.Months[2].Forms, tally.Months[2].Rules[0].Stops.Total));
    }

    [Theory, EveryDatabase]
    public async Task A_page_that_a_person_was_shown_is_in_it_and_a_synthetic_enquiry_is_not(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.True(await clinic.Get<SyntheticEnquiry>().RunAsync(CancellationToken.None));
        var empty = await ReadAsync(clinic);
        Assert.Equal((0, 0), (empty.Stops, empty.Enquiries));
        var drafts = clinic.Get<Drafts>();
        var token = await drafts.StartAsync("en", CancellationToken.None);
        foreach (var (page, inputs) in FormClient.AllNo.TakeWhile(step => step.Page != "unwell").Append(("unwell", [("unwell", "chest")])))
        {
            await drafts.SavePageAsync(token, page, inputs.GroupBy(input => input.Name).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(input => input.Value)]), CancellationToken.None);
        }

        await clinic.Get<EmergencyContact>().TellAsync(token, "Zoë Quince", "07700 900123", CancellationToken.None);
        var tally = await ReadAsync(clinic);
        Assert.Equal((1, 1), (tally.Stops, tally.Enquiries));
        Assert.Equal(1, tally.Rules.Single(rule => rule.Id == "E-CARD").Stops[StopEnd.ContactLeft]);
    }

    private static async Task<StopTally> ReadAsync(TestClinic clinic, string? from = null, string? to = null)
    {
        var result = await clinic.Get<StopReport>().ReadAsync(clinic.Manager, from, to, CancellationToken.None);
        Assert.Empty(result.Problems);
        return result.Tally!;
    }

    private static async Task RefusedAsync(TestClinic clinic, string from, string to, params StopReport.Problem[] problems)
    {
        var result = await clinic.Get<StopReport>().ReadAsync(clinic.Clinician, from, to, CancellationToken.None);
        Assert.Null(result.Tally);
        Assert.Equal(problems, result.Problems);
    }

    private static IEnumerable<string> EmergencyRules(TestClinic clinic) =>
        clinic.Get<SafetyLibrary>().Rules.Stops.Where(rule => rule.Outcome == StopOutcome.Emergency).Select(rule => rule.Id);

    private static async Task StopAsync(TestClinic clinic, Instant at, StopEnd end, params string[] rules)
    {
        await using var db = clinic.Db();
        var stop = db.Entry((SafetyStop)Activator.CreateInstance(typeof(SafetyStop), nonPublic: true)!);
        stop.Property(row => row.Id).CurrentValue = Guid.NewGuid();
        stop.Property(row => row.At).CurrentValue = at;
        stop.Property(row => row.End).CurrentValue = end;
        stop.Property(row => row.RuleIds).CurrentValue = [.. rules];
        stop.State = EntityState.Added;
        await db.SaveChangesAsync();
    }
}
