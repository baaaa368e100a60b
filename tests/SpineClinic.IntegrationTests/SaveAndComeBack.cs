using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using NodaTime.Testing;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using static SpineClinic.IntegrationTests.Resuming;

namespace SpineClinic.IntegrationTests;

/// <summary>Leaving the form, and going on with it on another device.</summary>
public sealed class SaveAndComeBack
{
    private static readonly (string, string) ThenSave = ("then", "save");
    private readonly FakeClock clock = new(TestClinic.Start);

    [Theory, EveryDatabase]
    public async Task Without_a_draft_there_is_nothing_to_save(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var stranger = clinic.NewPatient();
        Assert.Equal("/enquire", await stranger.SentAwayAsync("/enquire/save"));
        Assert.Equal("/enquire", await stranger.SentAwayAsync("/enquire/welcome-back"));
        foreach (var address in new[] { "/enquire/save/code", "/enquire/save/email", "/enquire/language" })
        {
            Assert.Equal("/enquire", await stranger.GoAsync(address, ("email", "zoe@example.org"), ("language", "de"), ("page", "who")));
        }

        Assert.StartsWith("/enquire/cleared", await stranger.GoAsync("/enquire/finish"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_page_with_an_error_is_not_left_and_keeps_what_was_typed(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("contact");
        var page = await patient.RefusedAsync("/enquire/contact", ("name", "Zoë Quince"), ("contactBy", "phone"), ThenSave);
        Assert.Equal("Zoë Quince", page.QuerySelector("input[name=name]")!.GetAttribute("value"));
        Assert.NotEmpty(page.QuerySelectorAll(".error-summary a"));
    }

    [Theory, EveryDatabase]
    public async Task A_page_without_any_answer_is_left_as_it_is(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("sex");
        Assert.Equal("/enquire/save", await patient.GoAsync("/enquire/sex", ThenSave));
        Assert.Equal("/enquire/sex", (await patient.PageAsync("/enquire/save")).QuerySelector("main .link-line a")!.GetAttribute("href"));
    }

    [Theory, EveryDatabase]
    public async Task A_stop_page_comes_before_saving(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("saddle");
        Assert.Equal("/enquire/save", await patient.GoAsync("/enquire/saddle", ("saddle", "yes"), ThenSave));
        var code = await CodeAsync(patient);
        Assert.Equal("/enquire/emergency", await patient.GoAsync("/enquire/saddle-timing", ("saddleTiming", "recent"), ThenSave));
        Assert.Equal("/enquire/emergency", await patient.SentAwayAsync("/enquire/save"));
        Assert.Equal("/enquire/emergency", await patient.GoAsync("/enquire/save/code"));

        using var other = clinic.NewPatient();
        Assert.Equal("/enquire/welcome-back", await other.GoAsync("/resume", ("code", code)));
        Assert.Equal("/enquire/emergency", await other.SentAwayAsync("/enquire/welcome-back"));
    }

    [Theory, EveryDatabase]
    public async Task A_day_of_rest_and_another_device_at_every_page_lose_nothing(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var steady = clinic.NewPatient();
        await steady.FillAsync();
        var patient = clinic.NewPatient();
        await patient.GoAsync("/enquire");
        foreach (var (page, inputs) in FormClient.AllNo)
        {
            Assert.Equal("/enquire/save", await patient.GoAsync($"/enquire/{page}", inputs.Length == 0 ? [ThenSave] : [.. inputs, ThenSave]));
            if (inputs.Length == 0)
            {
                await patient.GoAsync($"/enquire/{page}");
            }

            var expected = GoOn(await patient.PageAsync("/enquire/save"));
            var code = await CodeAsync(patient);
            clock.AdvanceDays(1);
            var next = clinic.NewPatient();
            Assert.Equal("/enquire/welcome-back", await next.GoAsync("/resume", ("code", Mangle(code))));
            var welcome = await next.PageAsync("/enquire/welcome-back");
            Assert.NotEmpty(welcome.Answers());
            Assert.Equal(expected, welcome.QuerySelector("main .actions a")!.GetAttribute("href"));
            Assert.Equal("/enquire", await patient.SentAwayAsync($"/enquire/{page}"));
            patient.Dispose();
            patient = next;
        }

        Assert.Equal("/enquire/save", await patient.GoAsync("/enquire/check", ThenSave));
        var last = await CodeAsync(patient);
        clock.AdvanceDays(1);
        using var end = clinic.NewPatient();
        await end.GoAsync("/resume", ("code", last));
        Assert.Equal((await steady.PageAsync("/enquire/check")).Answers(), (await end.PageAsync("/enquire/check")).Answers());
        Assert.True(EnquiryReference.TryParse(await end.SendAsync(), out _));
        patient.Dispose();
    }

    [Theory, EveryDatabase]
    public async Task Finish_and_clear_takes_the_device_its_key_and_leaves_the_draft_to_its_code(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        var code = await CodeAsync(patient);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/enquire/finish")).StatusCode);
        Assert.Equal("/enquire/cleared?until=2026-12-24", await AssertClearedAsync(patient));
        Assert.Contains("Thursday 24 December", (await patient.PageAsync("/enquire/cleared?until=2026-12-24")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("2099", (await patient.PageAsync("/enquire/cleared?until=2099-01-01")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/enquire", await patient.SentAwayAsync("/enquire/legs"));
        await patient.GoAsync("/resume", ("code", code));
        await patient.WalkOnAsync("/enquire/legs");
        await patient.SendAsync();

        Assert.NotNull((await patient.PageAsync("/enquire/received")).QuerySelector("form[action='/enquire/finish'] button"));
        Assert.Equal("/enquire/cleared", await AssertClearedAsync(patient));
        Assert.Equal("/enquire", await patient.SentAwayAsync("/enquire/received"));
    }

    [Theory, EveryDatabase]
    public async Task The_cookie_lives_as_long_as_the_draft_and_no_script_reads_it(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        var code = await CodeAsync(patient);
        using var saved = await patient.PostAsync("/enquire/legs", ("legs", "no"));
        using var other = clinic.NewPatient();
        using var resumed = await other.PostAsync("/resume", ("code", code));
        var cookies = new[] { saved, resumed }.Select(response => Assert.Single(response.Headers.GetValues("Set-Cookie"))).ToList();
        Assert.All(cookies, cookie => Assert.Matches("^draft=[0-9a-f]{64}; max-age=2592000; path=/; samesite=lax; httponly$", cookie));
        Assert.NotEqual(cookies[0], cookies[1]);
    }

    private Task<RunningClinic> StartAsync(DatabaseKind kind) => RunningClinic.StartAsync(kind, clock: clock);

    private static async Task<string> AssertClearedAsync(FormClient patient)
    {
        using var response = await patient.PostAsync("/enquire/finish");
        Assert.Equal((HttpStatusCode.SeeOther, true), (response.StatusCode, response.Headers.CacheControl?.NoStore));
        Assert.Equal("\"cache\", \"storage\"", response.Headers.GetValues("Clear-Site-Data").Single());
        Assert.Equal(["draft=", "status="], response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        return response.Headers.Location!.OriginalString;
    }

    private static string GoOn(IHtmlDocument page) => page.QuerySelector("main .link-line a")!.GetAttribute("href")!;

    private static string Mangle(string code) => $"  {code.Replace(' ', '-').ToUpper(CultureInfo.InvariantCulture)}. ";
}
