using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SpineClinic.Testing;

/// <summary>A browser without script: cookies, pages, forms whose hidden fields are posted back as they came. It follows nothing by itself.</summary>
public sealed class FormClient : IDisposable
{
    private readonly HttpClient http;

    public FormClient(Uri address)
    {
        Cookies = new CookieContainer();
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, MaxConnectionsPerServer = 256 }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    public HttpClient Http => http;

    /// <summary>The pages of an adult without a red flag, in order.</summary>
    public static IReadOnlyList<(string Page, (string Name, string Value)[] Inputs)> AllNo { get; } =
    [
        ("who", [("who", "me"), ("age", "18to49")]),
        ("walk", [("walk", "no")]),
        ("saddle", [("saddle", "no")]),
        ("bladder", [("bladder", "no")]),
        ("sex", []),
        ("legs", [("legs", "no")]),
        ("unwell", [("unwell", "none")]),
        ("problem", [("site", "lowerBack"), ("duration", "3to12months"), ("trend", "same")]),
        ("severity", [("pain", "5"), ("limits", "little")]),
        ("background", [("signs", "none"), ("history", "none")]),
        ("help", [("help", "Words that only the clinic may read")]),
        ("contact", [("name", "Zoë Quince"), ("contactBy", "phone"), ("contactBy", "email"), ("phone", "07700 900123"), ("email", "zoe@example.org")]),
    ];

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] inputs) =>
        http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(inputs.Select(input => KeyValuePair.Create(input.Name, input.Value))));

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await GetAsync(path);
        return response.IsSuccessStatusCode ? await ReadAsync(response) : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode} {response.Headers.Location}");
    }

    /// <summary>Starts and answers page after page, up to but not including <paramref name="until"/>.</summary>
    public async Task FillAsync(string until = "check")
    {
        await ExpectAsync("/enquire", "/enquire/who");
        foreach (var (page, inputs) in AllNo.TakeWhile(step => step.Page != until))
        {
            using var response = await PostAsync($"/enquire/{page}", inputs);
            if (response.StatusCode != HttpStatusCode.SeeOther)
            {
                throw new InvalidOperationException($"{page} answered {(int)response.StatusCode}");
            }
        }
    }

    public async Task<string> SubmissionKeyAsync() =>
        (await PageAsync("/enquire/check")).QuerySelector("input[name=submissionKey]")?.GetAttribute("value") ?? throw new InvalidOperationException("There is no submission key.");

    /// <summary>Sends what was filled in.</summary>
    /// <returns>The reference on the receipt.</returns>
    public async Task<string> SendAsync()
    {
        var key = await SubmissionKeyAsync();
        using var sent = await PostAsync("/enquire/check", ("submissionKey", key));
        return sent.Headers.Location?.OriginalString == "/enquire/received" ? await ReferenceAsync() : throw new InvalidOperationException($"Sending answered {(int)sent.StatusCode}");
    }

    public async Task<string> ReferenceAsync() =>
        (await PageAsync("/enquire/received")).GetElementById("reference")?.TextContent.Trim() ?? throw new InvalidOperationException("There is no reference.");

    public void Dispose() => http.Dispose();

    private async Task ExpectAsync(string path, string location)
    {
        using var response = await PostAsync(path);
        if (response.Headers.Location?.OriginalString != location)
        {
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode} {response.Headers.Location}");
        }
    }
}
