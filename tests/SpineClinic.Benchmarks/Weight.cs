using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>What a browser with nothing in its cache takes in for each patient page: bodies as they are on the wire, headers left out.</summary>
public static class Weight
{
    private const double Goal = 30 * 1024;

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var scratch = new Scratch();
        using var app = await AppProcess.StartAsync(options, scratch.Folder);
        using var patient = new FormClient(app.Address);
        using var reader = new FormClient(app.Address);
        await patient.FillAsync();
        var table = new Table("page", "page bytes", "with its files", "requests", "<script>", "encodings", "goal <= 30 KB, 0 scripts");
        string[] paths = ["/", "/emergency", "/contact", "/privacy", "/cookies", "/accessibility", "/conditions", "/conditions/sciatica", "/treatments/minimally-invasive-or-open", "/enquire", .. FormClient.AllNo.Select(step => $"/enquire/{step.Page}"), "/enquire/check"];
        foreach (var path in paths)
        {
            await WeighAsync(table, patient, path);
        }

        await patient.SendAsync();
        await WeighAsync(table, patient, "/enquire/received");
        await reader.FillAsync("saddle");
        using (await reader.PostAsync("/enquire/saddle", ("saddle", "yes")))
        using (await reader.PostAsync("/enquire/saddle-timing", ("saddleTiming", "recent")))
        {
            // An emergency rule has fired.
        }

        await WeighAsync(table, reader, "/enquire/emergency");
        table.Print($"D. weight: {(options.AppFolder is null ? "what was built beside this program" : "published Release output")}, Accept-Encoding: br, gzip");
    }

    private static async Task WeighAsync(Table table, FormClient client, string path)
    {
        var page = await GetAsync(client, path);
        if (page is null)
        {
            table.Add(path, "-", "-", "-", "-", "not shown on this way", "");
            return;
        }

        var document = new HtmlParser().ParseDocument(page.Text);
        var files = PageFiles.Of(document);
        var total = page.Bytes;
        List<string> encodings = [page.Encoding];
        foreach (var file in files)
        {
            var got = await GetAsync(client, file) ?? throw new InvalidOperationException($"{path} links to {file}, which is not there.");
            total += got.Bytes;
            encodings.Add(got.Encoding);
        }

        var scripts = document.Scripts.Count(script => script.Type != "application/ld+json");
        table.Add(
            path,
            page.Bytes.ToString(CultureInfo.InvariantCulture),
            total.ToString(CultureInfo.InvariantCulture),
            (1 + files.Count).ToString(CultureInfo.InvariantCulture),
            scripts.ToString(CultureInfo.InvariantCulture),
            string.Join(' ', encodings),
            Table.Verdict(total <= Goal && scripts == 0));
    }

    private static async Task<Body?> GetAsync(FormClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var response = await client.Http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        var bytes = await response.Content.ReadAsByteArrayAsync();
        var encoding = response.Content.Headers.ContentEncoding.FirstOrDefault() ?? "plain";
        using var memory = new MemoryStream(bytes);
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(memory, CompressionMode.Decompress),
            "gzip" => new GZipStream(memory, CompressionMode.Decompress),
            _ => memory,
        };
        using var text = new StreamReader(plain);
        return new Body(bytes.Length, encoding, await text.ReadToEndAsync());
    }

    private sealed record Body(int Bytes, string Encoding, string Text);
}
