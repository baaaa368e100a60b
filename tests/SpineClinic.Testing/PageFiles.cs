using System.IO.Compression;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SpineClinic.Testing;

/// <summary>What a whole browser fetches for a page beside the page itself. A headless one leaves out icon and manifest, so that its own count is too low.</summary>
public static class PageFiles
{
    /// <summary>Most requests of a patient page, with the page.</summary>
    public const int MostRequests = 4;

    /// <summary>Most bytes on the wire of a patient page, with its files.</summary>
    public const int MostBytes = 30 * 1024;

    private const string Fetched = "link[rel~=stylesheet], link[rel~=icon], link[rel~=manifest], link[rel~=preload], script[src], img[src]";

    /// <summary>Each file once; what an address holds itself is not fetched.</summary>
    public static IReadOnlyList<string> Of(IParentNode page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return
        [
            .. page.QuerySelectorAll(Fetched).Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? "").Distinct()
                .Where(address => !address.StartsWith("data:", StringComparison.Ordinal)),
        ];
    }

    /// <param name="html">The page as it was served.</param>
    public static IReadOnlyList<string> Of(string html) => Of(new HtmlParser().ParseDocument(html));

    /// <summary>Bytes of a page and of all its files, as they are on the wire.</summary>
    public static async Task<(int Requests, int Bytes)> WeighAsync(FormClient client, string address)
    {
        ArgumentNullException.ThrowIfNull(client);
        var files = Of(await client.PageAsync(address));
        var bytes = (await FetchAsync(client, address)).Bytes;
        foreach (var file in files)
        {
            bytes += await WeighFileAsync(client, file);
        }

        return (1 + files.Count, bytes);
    }

    /// <summary>Bytes of a file. A build for development serves some plain; published they are packed, and no larger than this.</summary>
    public static async Task<int> WeighFileAsync(FormClient client, string file)
    {
        ArgumentNullException.ThrowIfNull(client);
        var (content, length, isText) = await FetchAsync(client, file);
        if (!isText)
        {
            return length;
        }

        using var packed = new MemoryStream();
        await using (var packer = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await packer.WriteAsync(content);
        }

        return (int)packed.Length;
    }

    private static async Task<(byte[] Content, int Bytes, bool IsPlainText)> FetchAsync(FormClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var response = await client.Http.SendAsync(request);
        var content = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        var isPacked = response.Content.Headers.ContentEncoding.Count > 0 || response.Content.Headers.ContentType?.MediaType is "image/png" or "image/jpeg" or "image/webp";
        return (content, content.Length, !isPacked);
    }
}
