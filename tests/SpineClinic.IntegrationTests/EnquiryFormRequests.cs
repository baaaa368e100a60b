using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>Requests that no page of ours makes, and what answers say of the server.</summary>
public sealed class EnquiryFormRequests
{
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
