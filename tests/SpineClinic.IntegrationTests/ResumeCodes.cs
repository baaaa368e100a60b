using System.Net;
using NodaTime.Testing;
using SpineClinic.Testing;
using static SpineClinic.IntegrationTests.Resuming;

namespace SpineClinic.IntegrationTests;

/// <summary>The code that takes a form to another device.</summary>
public sealed class ResumeCodes
{
    private readonly FakeClock clock = new(TestClinic.Start);

    [Theory, EveryDatabase]
    public async Task Every_code_that_does_not_work_gets_the_same_answer(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        var replaced = await CodeAsync(patient);
        var used = await CodeAsync(patient);
        using var other = clinic.NewPatient();
        await other.GoAsync("/resume", ("code", used));
        clock.AdvanceMinutes(11);
        using var sender = clinic.NewPatient();
        await sender.FillAsync();
        var sent = await CodeAsync(sender);
        await sender.SendAsync();
        using var late = clinic.NewPatient();
        await late.FillAsync("walk");
        var expired = await CodeAsync(late);
        await AssertWrongAsync(clinic, replaced, used, sent, Unknown());
        clock.AdvanceDays(30);
        await AssertWrongAsync(clinic, expired);
    }

    [Theory, EveryDatabase]
    public async Task What_is_no_code_is_asked_for_again_and_counts_as_no_try(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        foreach (var typed in Enumerable.Range(0, 12).Select(i => i == 0 ? "" : $"river apple {i}"))
        {
            var page = await patient.RefusedAsync("/resume", ("code", typed));
            Assert.Equal(typed, page.GetElementById("code")!.GetAttribute("value") ?? "");
            Assert.Contains("three words and four numbers", page.GetElementById("code-error")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    public async Task After_ten_wrong_tries_even_the_right_code_waits(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        var first = await CodeAsync(patient);
        using var other = clinic.NewPatient();
        for (var i = 0; i < 9; i++)
        {
            await other.RefusedAsync("/resume", ("code", Unknown()));
        }

        // A right one in between starts no new count.
        Assert.Equal("/enquire/welcome-back", await other.GoAsync("/resume", ("code", first)));
        var second = await CodeAsync(other);
        await other.RefusedAsync("/resume", ("code", Unknown()));
        using (var locked = await patient.PostAsync("/resume", ("code", second)))
        {
            Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (locked.StatusCode, locked.Headers.RetryAfter?.ToString()));
            var page = await FormClient.ReadAsync(locked);
            Assert.Contains("Wait 1 minutes", page.GetElementById("code-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(second, page.GetElementById("code")!.GetAttribute("value"));
        }

        clock.AdvanceMinutes(1);
        Assert.Equal("/enquire/welcome-back", await patient.GoAsync("/resume", ("code", second)));
    }

    [Theory, EveryDatabase]
    public async Task When_the_answer_was_lost_on_the_way_the_same_code_works_for_ten_minutes_more(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        var code = await CodeAsync(patient);
        using (var lost = clinic.NewPatient())
        {
            await lost.GoAsync("/resume", ("code", code));
        }

        clock.AdvanceMinutes(9);
        using var again = clinic.NewPatient();
        Assert.Equal("/enquire/welcome-back", await again.GoAsync("/resume", ("code", code)));
        Assert.Equal("/enquire/unwell", await again.GoAsync("/enquire/legs", ("legs", "no")));
        clock.AdvanceMinutes(2);
        await AssertWrongAsync(clinic, code);
        Assert.Equal("/enquire/problem", await again.GoAsync("/enquire/unwell", ("unwell", "none")));
    }

    [Theory, EveryDatabase]
    public async Task Two_presses_and_two_devices_at_one_moment_all_have_the_draft(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        var code = await CodeAsync(patient);
        using var one = clinic.NewPatient();
        using var two = clinic.NewPatient();
        var places = await Task.WhenAll(new[] { one, one, two, two }.Select(device => Task.Run(() => device.GoAsync("/resume", ("code", code)))));
        Assert.All(places, place => Assert.Equal("/enquire/welcome-back", place));
        Assert.Equal("/enquire/unwell", await one.GoAsync("/enquire/legs", ("legs", "no")));
        Assert.Equal("/enquire/problem", await two.GoAsync("/enquire/unwell", ("unwell", "none")));
        Assert.Equal((await one.PageAsync("/enquire/welcome-back")).Answers(), (await two.PageAsync("/enquire/welcome-back")).Answers());
        Assert.Equal("/enquire", await patient.SentAwayAsync("/enquire/legs"));
    }

    private Task<RunningClinic> StartAsync(DatabaseKind kind) => RunningClinic.StartAsync(kind, clock: clock);
}
