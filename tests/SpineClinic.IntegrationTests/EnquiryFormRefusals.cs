using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

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

    [Theory, EveryDatabase]
    public async Task A_page_out_of_order_leads_to_the_first_one_without_an_answer_and_an_unknown_one_is_not_found(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync(until: "saddle");
        foreach (var (page, inputs) in FormClient.AllNo.SkipWhile(step => step.Page != "bladder").Append(("check", [("submissionKey", Guid.NewGuid().ToString())])))
        {
            Assert.Equal("/enquire/saddle", await patient.SentAwayAsync($"/enquire/{page}"));
            Assert.Equal("/enquire/saddle", await patient.GoAsync($"/enquire/{page}", inputs));
        }

        foreach (var page in new[] { "walk-timing", "walk-more", "fever-more", "urgent", "received" })
        {
            Assert.Equal("/enquire/saddle", await patient.SentAwayAsync($"/enquire/{page}"));
        }

        foreach (var page in new[] { "nonsense", "walk%0A", "..%2fstaff", "who.php", "WALK-TIMINGS" })
        {
            using var shown = await patient.GetAsync($"/enquire/{page}");
            using var posted = await patient.PostAsync($"/enquire/{page}", ("walk", "no"));
            Assert.Equal((page, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page, shown.StatusCode, posted.StatusCode));
        }

        await using var db = clinic.Db();
        Assert.Equal(0, await db.Enquiries.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task Without_a_draft_every_address_leads_to_the_start(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        await AssertSentToStartAsync(stranger);

        foreach (var cookie in new[] { "made-up", new string('0', 64), new string('x', 3000), "%00%FF", "' OR 1=1 --" })
        {
            using var forger = clinic.NewPatient();
            forger.Http.DefaultRequestHeaders.Add("Cookie", $"draft={cookie}");
            await AssertSentToStartAsync(forger);
        }

        using var late = clinic.NewPatient();
        Assert.Equal("/enquire/who", await late.GoAsync("/enquire"));
        await using var db = clinic.Db();
        var past = SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1);
        Assert.Equal(1, await db.Drafts.ExecuteUpdateAsync(rows => rows.SetProperty(draft => draft.ExpiresAt, past)));
        await AssertSentToStartAsync(late);
        Assert.Equal((0, 1), (await db.Enquiries.CountAsync(), await db.Drafts.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task A_submission_key_that_is_not_the_drafts_stores_nothing(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        using var other = clinic.NewPatient();
        await patient.FillAsync();
        await other.FillAsync();
        foreach (var key in new[] { Guid.NewGuid().ToString(), Guid.Empty.ToString(), "", "nonsense", await other.SubmissionKeyAsync() })
        {
            var refused = await patient.RefusedAsync("/enquire/check", ("submissionKey", key));
            AssertErrors(refused, "send");
            Assert.Contains("Zoë Quince", refused.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        await patient.RefusedAsync("/enquire/check");
        await using var db = clinic.Db();
        Assert.Equal((0, 0), (await db.Enquiries.CountAsync(), await db.Letters.CountAsync()));
        Assert.Matches("^SC-....-..$", await patient.SendAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_post_from_another_site_changes_nothing(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var key = await patient.SubmissionKeyAsync();
        var own = clinic.Address.GetLeftPart(UriPartial.Authority);
        (string, string)[][] foreign =
        [
            [("Origin", "https://evil.example")], [("Origin", "null")], [("Origin", own + ".evil.example")], [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
            [("Origin", own), ("Sec-Fetch-Site", "cross-site")], [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "same-origin")],
        ];
        foreach (var headers in foreign)
        {
            foreach (var address in new[] { "/enquire", "/enquire/help", "/enquire/urgent", "/enquire/check", "/staff/sign-in", "/staff/sign-out" })
            {
                using var response = await PostAsync(patient, address, Form(("help", "Forged"), ("submissionKey", key)), headers);
                Assert.Equal((address, HttpStatusCode.Forbidden), (address, response.StatusCode));
                Assert.False(response.Headers.Contains("Set-Cookie"));
            }
        }

        await using var db = clinic.Db();
        Assert.Equal((0, 1), (await db.Enquiries.CountAsync(), await db.Drafts.CountAsync()));
        Assert.DoesNotContain("Forged", (await patient.PageAsync("/enquire/check")).Answers().Values);
        using var accepted = await PostAsync(patient, "/enquire/help", Form(("help", "Mine")), ("Origin", own), ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        Assert.Contains("Mine", (await patient.PageAsync("/enquire/check")).Answers().Values);
    }

    [Theory, EveryDatabase]
    public async Task Too_much_is_refused_with_the_phone_number(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var megabyte = Encoding.ASCII.GetBytes("help=" + new string('x', 1024 * 1024));
        foreach (var address in new[] { "/enquire/help", "/enquire/check", "/enquire/contact" })
        {
            using var counted = await PostAsync(patient, address, Encoded(new ByteArrayContent(megabyte)));
            Assert.Equal((address, HttpStatusCode.RequestEntityTooLarge), (address, counted.StatusCode));
            using var uncounted = await PostAsync(patient, address, Encoded(new UncountedContent(megabyte)));
            Assert.Equal((address, HttpStatusCode.RequestEntityTooLarge), (address, uncounted.StatusCode));
            using var fields = await PostAsync(patient, address, Form([.. Enumerable.Range(0, 2000).Select(i => ($"f{i}", "x"))]));
            Assert.Equal((address, HttpStatusCode.RequestEntityTooLarge), (address, fields.StatusCode));
            Assert.Contains(Forms.Phone, await fields.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("Words that only the clinic may read", (await patient.PageAsync("/enquire/check")).Answers()["What help is wanted"]);
    }

    [Theory, EveryDatabase]
    public async Task A_body_of_the_wrong_kind_is_an_empty_page(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var answers = new Dictionary<string, HttpStatusCode>();
        foreach (var type in new[] { "application/json", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded; charset=nonsense", "nonsense" })
        {
            var content = new ByteArrayContent("{\"walk\":\"no\"}"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var response = await PostAsync(patient, "/enquire/walk", content);
            answers[type] = response.StatusCode;
        }

        Assert.All(answers, answer => Assert.Equal(KeyValuePair.Create(answer.Key, HttpStatusCode.UnprocessableEntity), answer));

        Assert.Equal("Words that only the clinic may read", (await patient.PageAsync("/enquire/check")).Answers()["What help is wanted"]);
    }

    [Theory, EveryDatabase]
    public async Task Pages_say_nothing_of_the_server_and_set_no_cookie(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        foreach (var address in new[] { "/", "/enquire", "/enquire/who", "/enquire/check", "/enquire/nonsense", "/emergency", "/privacy", "/staff/sign-in", "/staff/nonsense", "/health/live" })
        {
            using var response = await patient.GetAsync(address);
            Assert.False(response.Headers.Contains("Server") || response.Headers.Contains("X-Powered-By") || response.Headers.Contains("Set-Cookie"), address);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal(address.StartsWith("/staff", StringComparison.Ordinal), policy.Contains("script-src", StringComparison.Ordinal));
            Assert.True(!address.StartsWith("/enquire", StringComparison.Ordinal) || response.StatusCode != HttpStatusCode.OK || response.Headers.CacheControl!.NoStore, address);
        }

        using var started = await patient.PostAsync("/enquire");
        var cookie = Assert.Single(started.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^draft=[0-9a-f]{64}; max-age=2592000; path=/; samesite=lax; httponly$", cookie);
    }

    private static async Task AssertSentToStartAsync(FormClient browser)
    {
        foreach (var page in FormClient.AllNo.Select(step => step.Page).Concat(["check", "received", "emergency", "urgent"]))
        {
            Assert.Equal("/enquire", await browser.SentAwayAsync($"/enquire/{page}"));
        }

        foreach (var (page, inputs) in FormClient.AllNo.Append(("check", [("submissionKey", Guid.NewGuid().ToString())])).Append(("urgent", [])))
        {
            Assert.Equal("/enquire", await browser.GoAsync($"/enquire/{page}", inputs));
        }
    }

    private static void AssertErrors(IHtmlDocument page, params string[] fields)
    {
        Assert.StartsWith("Error", page.Title, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.NotNull(page.GetElementById(link.TrimStart('#'))));
        if (fields.Length > 0)
        {
            Assert.Equal(fields.Select(field => $"#{field}"), links);
        }
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] inputs) => new(inputs.Select(input => KeyValuePair.Create(input.Name, input.Value)));

    private static HttpContent Encoded(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return content;
    }

    private static async Task<HttpResponseMessage> PostAsync(FormClient patient, string address, HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = content };
        // A refusal of the headers alone, as servers do, must not be lost to a broken pipe while the body is still on its way.
        request.Headers.ExpectContinue = content is ByteArrayContent and not FormUrlEncodedContent;
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await patient.Http.SendAsync(request);
    }

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class UncountedContent(byte[] bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) => await stream.WriteAsync(bytes);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
