using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;
using static SpineClinic.IntegrationTests.Forms;

namespace SpineClinic.IntegrationTests;

/// <summary>What a person types that cannot be taken: the page comes back with everything still there.</summary>
public sealed class EnquiryFormRefusals
{
    private const string Nasty = "AB\u202E\u2066C 😀 العربية <script>alert(1)</script> \"'&amp; O'Brien";
    private const string NastyShown = "ABC 😀 العربية <script>alert(1)</script> \"'&amp; O'Brien";

    private static readonly (string Page, (string, string)[] Inputs)[] Detours =
    [
        ("walk", [("walk", "yes")]), ("walk-timing", [("walkTiming", "recent")]), ("walk-more", [("walkMore", "none")]),
        ("saddle", [("saddle", "yes")]), ("saddle-timing", [("saddleTiming", "checked")]), ("bladder", [("bladder", "yes")]), ("bladder-timing", [("bladderTiming", "checked")]),
        ("sex", [("sex", "yes")]), ("sex-timing", [("sexTiming", "checked")]), ("legs", [("legs", "yes")]), ("legs-timing", [("legsTiming", "checked")]),
        ("unwell", [("unwell", "accident"), ("unwell", "fever")]), ("accident-timing", [("accidentTiming", "checked")]), ("fever-more", [("feverMore", "none")]),
    ];

    [Theory, EveryDatabase]
    public async Task An_empty_page_comes_back_with_an_error_that_links_to_its_field(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var next = await patient.GoAsync("/enquire");
        while (next != "/enquire/check")
        {
            if (next is not ("/enquire/sex" or "/enquire/help" or "/enquire/urgent"))
            {
                var refused = await patient.RefusedAsync(next);
                AssertErrors(refused);
                Assert.Equal(refused.QuerySelectorAll(".error-summary a").Length, refused.QuerySelectorAll(".error-text").Length);
            }

            next = await patient.GoAsync(next, Detours.Concat(FormClient.AllNo).FirstOrDefault(step => next == $"/enquire/{step.Page}").Inputs ?? []);
        }
    }

    [Theory, EveryDatabase]
    public async Task An_option_that_does_not_exist_is_refused_on_every_page(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var before = (await patient.PageAsync("/enquire/check")).Answers();
        foreach (var page in clinic.Services.GetRequiredService<Questionnaire>().Pages.Where(page => FormClient.AllNo.Any(step => step.Page == page.Id)))
        {
            foreach (var question in page.Questions.Where(question => !question.IsText))
            {
                var others = FormClient.AllNo.Single(step => step.Page == page.Id).Inputs.Where(input => input.Name != question.Id);
                AssertErrors(await patient.RefusedAsync($"/enquire/{page.Id}", [.. others, (question.Id, "no-such-option")]), question.Id);
                if (question.Type is QuestionType.Radios or QuestionType.Scale)
                {
                    AssertErrors(await patient.RefusedAsync($"/enquire/{page.Id}", [.. others, (question.Id, question.Options[0]), (question.Id, question.Options[1])]), question.Id);
                }
            }
        }

        Assert.Equal(before, (await patient.PageAsync("/enquire/check")).Answers());
    }

    [Theory, EveryDatabase]
    public async Task None_of_these_with_something_else_is_refused_and_both_stay_ticked(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var refused = await patient.RefusedAsync("/enquire/background", ("signs", "none"), ("signs", "shape"), ("history", "none"), ("history", "knock"));
        AssertErrors(refused, "signs", "history");
        Assert.Equal(["shape", "none", "knock", "none"], refused.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        AssertErrors(await patient.RefusedAsync("/enquire/unwell", ("unwell", "none"), ("unwell", "chest")), "unwell");
    }

    [Theory, EveryDatabase]
    public async Task Ten_thousand_characters_are_refused_and_all_of_them_stay_in_the_box(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var text = string.Concat(Enumerable.Repeat("It hurts & <b>more</b> ", 500))[..9_999] + "!";
        var refused = await patient.RefusedAsync("/enquire/help", ("help", text), ("adjust", "stepFree"), ("interpreterLanguage", "Welsh"));
        AssertErrors(refused, "help");
        Assert.Equal(text, refused.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);
        Assert.Equal("stepFree", refused.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal("Welsh", refused.GetElementById("interpreterLanguage")!.GetAttribute("value"));
        Assert.Contains("10,000", refused.QuerySelector(".error-text")!.TextContent.Replace("10000", "10,000", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("Words that only the clinic may read", (await patient.PageAsync("/enquire/help")).QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);

        var thousand = string.Concat(Enumerable.Repeat("😀", 1000));
        Assert.Equal("/enquire/check", await patient.GoAsync("/enquire/help", ("help", thousand)));
        AssertErrors(await patient.RefusedAsync("/enquire/help", ("help", thousand + "x")), "help");
    }

    [Theory, EveryDatabase]
    public async Task A_phone_number_or_address_that_cannot_be_read_is_refused_and_stays(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        foreach (var phone in new[] { "call me", "12", "+44", "07700 900 9999 9999 99", "000000000000" })
        {
            var refused = await patient.RefusedAsync("/enquire/contact", ("name", "Zoë"), ("contactBy", "phone"), ("phone", phone));
            AssertErrors(refused, "phone");
            Assert.Equal((phone, "Zoë"), (refused.GetElementById("phone")!.GetAttribute("value"), refused.GetElementById("name")!.GetAttribute("value")));
        }

        foreach (var email in new[] { "zoe", "zoe@", "@example.org", "zoe@example", "a@example.org, b@example.org", "Zoe <zoe@example.org>", "zoe@example.org Bcc: x@example.org" })
        {
            var refused = await patient.RefusedAsync("/enquire/contact", ("name", "Zoë"), ("contactBy", "email"), ("email", email));
            AssertErrors(refused, "email");
            Assert.Equal(email, refused.GetElementById("email")!.GetAttribute("value"));
        }

        AssertErrors(await patient.RefusedAsync("/enquire/contact", ("name", " \t "), ("contactBy", "text")), "name", "phone");
    }

    [Theory, EveryDatabase]
    public async Task A_null_byte_is_left_out_and_the_words_around_it_are_kept(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        Assert.Equal("/enquire/check", await patient.GoAsync("/enquire/help", ("help", "before\0after"), ("interpreterLanguage", "Wel\0sh")));
        Assert.Equal("beforeafter", (await patient.PageAsync("/enquire/check")).Answers()["What help is wanted"]);
    }

    [Theory, EveryDatabase]
    public async Task Strange_characters_and_markup_are_kept_and_shown_as_text(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        var visited = await patient.WalkAsync(
            ("who", [("who", "caredFor"), ("age", "18to49")]),
            ("help", [("help", $"{Nasty}\r\nsecond line"), ("adjust", "interpreter"), ("interpreterLanguage", Nasty[..44])]),
            ("contact", [("name", Nasty), ("proxyName", Nasty), ("proxyRelation", Nasty[..44]), ("contactBy", "phone"), ("phone", "\u202A07700\u00A0900123\u202C")]));
        Assert.Equal("/enquire/check", visited[^1]);
        var check = await patient.PageAsync("/enquire/check");
        Assert.Empty(check.QuerySelectorAll("script"));
        Assert.Equal(2, check.Answers().Count(answer => answer.Value == NastyShown));
        var help = Assert.Single((await patient.PageAsync("/enquire/help")).QuerySelectorAll<IHtmlTextAreaElement>("textarea"));
        Assert.Equal($"{NastyShown}\nsecond line", help.Value.ReplaceLineEndings("\n"));
        var reference = await patient.SendAsync();

        var stored = (await StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Vault>(), reference)).AssertJustReceived();
        Assert.Equal((NastyShown, NastyShown, "+447700900123"), (stored.Enquiry.Name, stored.Enquiry.ProxyName, stored.Enquiry.Phone));
        Assert.Equal($"{NastyShown}\nsecond line", stored.Sheet.Text("help"));
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        foreach (var address in new[] { "/staff", $"/staff/enquiries/{reference}" })
        {
            var page = await staff.PageAsync(address);
            Assert.Contains(NastyShown, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Contains("alert", StringComparison.Ordinal));
        }
    }
}
