using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime.Testing;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

public sealed partial class SaveAndComeBack
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
    public async Task An_address_that_is_none_is_refused_and_kept_as_typed(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        foreach (var typed in new[] { "", "zoe at example" })
        {
            var page = await patient.RefusedAsync("/enquire/save/email", ("email", typed));
            Assert.Equal(typed, page.GetElementById("email")!.GetAttribute("value") ?? "");
            Assert.NotNull(page.GetElementById("email-error"));
        }

        await using var db = clinic.Db();
        Assert.False(await db.Letters.AnyAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_link_says_nothing_survives_being_looked_at_and_works_once(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var answers = (await patient.PageAsync("/enquire/check")).Answers();
        var link = await LinkAsync(clinic, patient);
        using var other = clinic.NewPatient();
        for (var i = 0; i < 3; i++)
        {
            using var looked = await other.GetAsync(link);
            Assert.Equal((HttpStatusCode.OK, false), (looked.StatusCode, looked.Headers.Contains("Set-Cookie")));
            Assert.Equal("strict-origin", looked.Headers.GetValues("Referrer-Policy").Single());
        }

        var key = (await other.PageAsync(link)).QuerySelector("input[name=key]")!.GetAttribute("value")!;
        Assert.Equal("/enquire/welcome-back", await other.GoAsync("/resume", ("key", key)));
        Assert.Equal(answers, (await other.PageAsync("/enquire/check")).Answers());
        Assert.Equal("/enquire", await patient.SentAwayAsync("/enquire/check"));

        clock.AdvanceMinutes(11);
        using var third = clinic.NewPatient();
        Assert.Contains("has been used", (await third.RefusedAsync("/resume", ("key", key))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = clinic.Db();
        Assert.False(await db.Enquiries.AnyAsync());
        Assert.DoesNotContain(key, (await db.Drafts.SingleAsync()).ResumeLinkHash!, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_link_ends_after_seven_days_and_takes_the_code_with_it_when_it_is_used(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        var old = KeyOf(await LinkAsync(clinic, patient));
        clock.AdvanceDays(7);
        using var other = clinic.NewPatient();
        await other.RefusedAsync("/resume", ("key", old));
        await other.RefusedAsync("/resume", ("key", new string('0', 300)));

        var link = KeyOf(await LinkAsync(clinic, patient));
        var code = await CodeAsync(patient);
        await other.GoAsync("/resume", ("key", link));
        await AssertWrongAsync(clinic, code);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_fills_a_mailbox_from_here(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        for (var i = 0; i < 5; i++)
        {
            await patient.GoAsync("/enquire/save/email", ("email", "stranger@example.org"));
        }

        using var refused = await patient.PostAsync("/enquire/save/email", ("email", "stranger@example.org"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        await using var db = clinic.Db();
        Assert.Equal(5, await db.Letters.CountAsync());
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

    private static async Task<string> CodeAsync(FormClient patient)
    {
        using var response = await patient.PostAsync("/enquire/save/code");
        Assert.Equal((HttpStatusCode.OK, true), (response.StatusCode, response.Headers.CacheControl?.NoStore));
        return (await FormClient.ReadAsync(response)).GetElementById("resume-code")!.TextContent.Trim();
    }

    private static async Task<string> LinkAsync(RunningClinic clinic, FormClient patient)
    {
        Assert.Equal("/enquire/save?sent=yes", await patient.GoAsync("/enquire/save/email", ("email", " zoe@example.org ")));
        Assert.NotNull((await patient.PageAsync("/enquire/save?sent=yes")).QuerySelector(".notice-success"));
        await LettersSayNothing.SentLettersAsync(clinic);
        var letter = Directory.GetFiles(clinic.MailFolder).Select(file => MimeMessage.Load(file)).MaxBy(message => message.Date)!;
        Assert.Equal("zoe@example.org", Assert.Single(letter.To.Mailboxes).Address);
        var text = WebUtility.HtmlDecode(letter.HtmlBody) + letter.TextBody + letter.Subject;
        Assert.All(new[] { "Zoë", "Quince", "900123", "Words that only", "lower back" }, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        return Link().Match(letter.TextBody!).Value;
    }

    private static async Task<string> AssertClearedAsync(FormClient patient)
    {
        using var response = await patient.PostAsync("/enquire/finish");
        Assert.Equal((HttpStatusCode.SeeOther, true), (response.StatusCode, response.Headers.CacheControl?.NoStore));
        Assert.Equal("\"cache\", \"storage\"", response.Headers.GetValues("Clear-Site-Data").Single());
        Assert.Equal(["draft=", "status="], response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        return response.Headers.Location!.OriginalString;
    }

    private static async Task AssertWrongAsync(RunningClinic clinic, params string[] codes)
    {
        using var stranger = clinic.NewPatient();
        foreach (var code in codes)
        {
            var page = await stranger.RefusedAsync("/resume", ("code", code));
            Assert.Contains("We cannot find that code", page.GetElementById("code-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(code, page.GetElementById("code")!.GetAttribute("value"));
        }
    }

    private static string GoOn(IHtmlDocument page) => page.QuerySelector("main .link-line a")!.GetAttribute("href")!;

    private static string KeyOf(string link) => link[(link.IndexOf("key=", StringComparison.Ordinal) + 4)..];

    private static string Mangle(string code) => $"  {code.Replace(' ', '-').ToUpper(CultureInfo.InvariantCulture)}. ";

    private static string Unknown() => ResumeCode.New();

    [GeneratedRegex(@"/resume\?key=[0-9a-f]{64}")]
    private static partial Regex Link();
}
