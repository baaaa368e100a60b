using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime.Testing;
using SpineClinic.Testing;
using static SpineClinic.IntegrationTests.Resuming;

namespace SpineClinic.IntegrationTests;

/// <summary>The link by e-mail that takes a form to another device.</summary>
public sealed partial class ResumeLinks
{
    private readonly FakeClock clock = new(TestClinic.Start);

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

    private Task<RunningClinic> StartAsync(DatabaseKind kind) => RunningClinic.StartAsync(kind, clock: clock);

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

    private static string KeyOf(string link) => link[(link.IndexOf("key=", StringComparison.Ordinal) + 4)..];

    [GeneratedRegex(@"/resume\?key=[0-9a-f]{64}")]
    private static partial Regex Link();
}
