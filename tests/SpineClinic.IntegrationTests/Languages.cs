using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

public sealed class Languages
{
    [Theory, EveryDatabase]
    public async Task A_language_that_is_not_offered_is_english(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        foreach (var language in new[] { "tlh", "", "%2e%2e%2f", "EN" })
        {
            Assert.Equal(("en", "ltr"), LanguageOf(await patient.PageAsync($"/enquire?language={language}")));
        }

        await patient.GoAsync("/enquire", ("language", "tlh"));
        Assert.Equal(("en", "ltr"), LanguageOf(await patient.PageAsync("/enquire/who")));
        Assert.Equal("/enquire/who", await patient.GoAsync("/enquire/language", ("language", "tlh"), ("page", "who")));
        Assert.Equal(("en", "ltr"), LanguageOf(await patient.PageAsync("/enquire/who")));
    }

    [Theory, EveryDatabase]
    public async Task A_language_that_nobody_signed_is_not_offered(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await SignOnlyAsync(clinic, "en", "de");
        using var patient = clinic.NewPatient();
        Assert.Equal(["de"], Offered(await patient.PageAsync("/enquire")));
        Assert.Equal(("en", "ltr"), LanguageOf(await patient.PageAsync("/enquire?language=ar")));
    }

    [Theory, EveryDatabase]
    public async Task Changing_the_language_never_leads_elsewhere(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync("legs");
        foreach (var page in new[] { "", "//evil.example", "https://evil.example", "../staff", "received", "finish", "\\evil" })
        {
            Assert.Equal("/enquire/legs", await patient.GoAsync("/enquire/language", ("language", "fr"), ("page", page)));
        }
    }

    [Theory, EveryDatabase]
    public async Task Changing_the_language_keeps_every_answer_and_the_page(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var before = (await patient.PageAsync("/enquire/check")).Answers();
        foreach (var page in new[] { "severity", "help", "check", "save", "welcome-back" })
        {
            var button = (await patient.PageAsync($"/enquire/{page}")).QuerySelector("form[action='/enquire/language'] button[value=ar]")!;
            Assert.Equal(("ar", "rtl", "العربية"), (button.GetAttribute("lang"), button.GetAttribute("dir"), button.TextContent));
            Assert.Equal($"/enquire/{page}", await patient.GoAsync("/enquire/language", ("language", "ar"), ("page", page)));
            Assert.Equal(("ar", "rtl"), LanguageOf(await patient.PageAsync($"/enquire/{page}")));
            await patient.GoAsync("/enquire/language", ("language", "en"), ("page", page));
        }

        Assert.Equal(before, (await patient.PageAsync("/enquire/check")).Answers());
        await patient.GoAsync("/enquire/language", ("language", "de"), ("page", "check"));
        var after = (await patient.PageAsync("/enquire/check")).Answers();
        Assert.Equal(before.Count, after.Count);
        Assert.Contains("Words that only the clinic may read", after.Values);
        Assert.True(EnquiryReference.TryParse(await patient.SendAsync(), out _));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "ar", "rtl"), InlineData(DatabaseKind.Sqlite, "de", "ltr")]
    [InlineData(DatabaseKind.PostgreSql, "ar", "rtl"), InlineData(DatabaseKind.PostgreSql, "de", "ltr")]
    public async Task A_whole_journey_in_one_language_ends_with_a_letter_in_it(DatabaseKind kind, string language, string direction)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var words = clinic.Services.GetRequiredService<QuestionnaireLibrary>().Wording(language);
        using var patient = clinic.NewPatient();
        var link = (await patient.PageAsync("/enquire")).QuerySelector($".languages a[hreflang={language}]")!;
        Assert.Equal((language, words.Common("languageName")), (link.GetAttribute("lang"), link.TextContent));
        var start = await patient.PageAsync(link.GetAttribute("href")!);
        AssertIn(start);
        var hidden = start.QuerySelector("form[action='/enquire'] input[name=language]")!.GetAttribute("value")!;
        await patient.GoAsync("/enquire", ("language", hidden));
        foreach (var (page, inputs) in FormClient.AllNo)
        {
            AssertIn(await patient.PageAsync($"/enquire/{page}"));
            if (inputs.Length > 0)
            {
                AssertIn(await patient.RefusedAsync($"/enquire/{page}", page == "help" ? ("help", new string('x', 5000)) : ("none", "")));
            }

            await patient.GoAsync($"/enquire/{page}", inputs);
        }

        foreach (var page in new[] { "", "/check", "/save", "/welcome-back" })
        {
            AssertIn(await patient.PageAsync($"/enquire{page}"));
        }

        AssertIn(await patient.PageAsync("/resume"));
        AssertIn(await patient.RefusedAsync("/resume", ("language", language), ("code", ResumeCode.New())));
        AssertIn(await patient.RefusedAsync("/enquire/save/email", ("email", "nobody")));
        var reference = await patient.SendAsync();
        var receipt = await patient.PageAsync("/enquire/received");
        AssertIn(receipt);
        Assert.Equal("ltr", receipt.GetElementById("reference")!.GetAttribute("dir"));
        AssertIn(await patient.PageAsync(await patient.GoAsync("/enquire/finish")));

        await using var db = clinic.Db();
        Assert.Equal(language, (await db.Enquiries.SingleAsync()).Language);
        var letter = await db.Letters.SingleAsync(row => row.Kind == EnquiryLetters.PatientAcknowledgement);
        Assert.Equal((language, reference), (letter.Language, letter.Regarding));
        Assert.DoesNotContain("We have your request", letter.Subject + letter.Text, StringComparison.OrdinalIgnoreCase);

        void AssertIn(IHtmlDocument page)
        {
            Assert.Equal((language, direction), LanguageOf(page));
            var text = page.Body!.TextContent;
            Assert.All(
                new[] { "Emergency", "Contact us", "Staff sign in", "Continue", "Save and", "Error", "There is a problem", "Skip to", "Call ", "Change" },
                english => Assert.DoesNotContain(english, text, StringComparison.Ordinal));
        }
    }

    [Theory, EveryDatabase]
    public async Task Someone_too_young_is_told_in_their_language(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.GoAsync("/enquire", ("language", "fr"));
        var address = await patient.GoAsync("/enquire/who", ("who", "me"), ("age", "under16"));
        Assert.Equal(("fr", "ltr"), LanguageOf(await patient.PageAsync(address)));
    }

    [Theory, EveryDatabase]
    public async Task A_link_by_email_comes_and_opens_in_the_language_of_the_draft(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.GoAsync("/enquire", ("language", "ar"));
        await patient.GoAsync("/enquire/who", ("who", "me"), ("age", "18to49"));
        await patient.GoAsync("/enquire/save/email", ("email", "zoe@example.org"));
        var letter = Assert.Single(await LettersSayNothing.SentLettersAsync(clinic));
        Assert.Equal("ar", letter.Language);
        var link = letter.Text[letter.Text.IndexOf("/resume", StringComparison.Ordinal)..letter.Text.IndexOf('>', StringComparison.Ordinal)];
        using var other = clinic.NewPatient();
        using var opened = await other.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        var page = await FormClient.ReadAsync(opened);
        Assert.Equal(("ar", "rtl"), LanguageOf(page));
        await other.GoAsync("/resume", ("key", page.QuerySelector("input[name=key]")!.GetAttribute("value")!), ("language", "ar"));
        Assert.Equal(("ar", "rtl"), LanguageOf(await other.PageAsync("/enquire/welcome-back")));
    }

    /// <summary>Takes back every sign-off but one for these languages.</summary>
    internal static async Task SignOnlyAsync(RunningClinic clinic, params IEnumerable<string> languages)
    {
        var library = clinic.Services.GetRequiredService<QuestionnaireLibrary>();
        var all = clinic.Services.GetRequiredService<SafetyLibrary>().Everything(library);
        await using (var db = clinic.Db())
        {
            var content = all with { Wordings = [.. languages.Select(language => library.Wording(language).Edition)] };
            await db.ClinicalSignOffs.ForEachAsync(row => row.Revoke(TestClinic.Start));
            db.ClinicalSignOffs.Add(new ClinicalSignOff("Test", "none", signedById: null, TestClinic.Start, content, isDemo: true));
            db.AuditEntries.AddRange(db.ClinicalSignOffs.Local.ToList().Select(row => new AuditEntry(TestClinic.Start, Actor.System, "signOff.Test", "signOff", row.Id)));
            await db.SaveChangesAsync();
        }

        clinic.Services.GetRequiredService<FormGate>().Forget();
    }

    internal static (string?, string?) LanguageOf(IHtmlDocument page) => (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir"));

    internal static IEnumerable<string?> Offered(IHtmlDocument page) => page.QuerySelectorAll(".languages a").Select(link => link.GetAttribute("hreflang"));
}
