using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace SpineClinic.Web.Information;

/// <summary>
/// Pages that are only read, as they were last rendered. A page is nothing but its parameters, so it is kept for as long as it would be rendered from the same
/// ones: it is never older than what it is made of, and nobody has to tell it that something changed.
/// </summary>
public sealed class KeptPages
{
    private readonly ConcurrentDictionary<(Type Component, string Address, string Language), Kept> pages = new();

    /// <summary>Answers with the page. A browser or a machine between may keep it too, but asks each time whether it is still the same.</summary>
    /// <param name="address">Where the page is found, as it is mapped and not as it was asked for: there are as many as there are pages.</param>
    /// <param name="language">Of those that the clinic offers.</param>
    /// <param name="parameters">All that the page shows. Two that are equal give the same page.</param>
    public IResult Page<TPage>(string address, string language, params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new Answer(this, typeof(TPage), address, language, parameters);

    private static async Task<Kept> RenderAsync(HttpContext http, Type component, (string Name, object? Value)[] parameters)
    {
        var (wire, page) = (http.Response.Body, new MemoryStream());
        http.Response.Body = page;
        try
        {
            await new RazorComponentResult(component, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)).ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = wire;
        }

        return new Kept(parameters, page.ToArray());
    }

    private sealed class Answer(KeptPages kept, Type component, string address, string language, (string Name, object? Value)[] parameters) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var key = (component, address, language);
            if (!kept.pages.TryGetValue(key, out var page) || !page.From.SequenceEqual(parameters))
            {
                kept.pages[key] = page = await RenderAsync(httpContext, component, parameters);
            }

            await page.SendAsync(httpContext);
        }
    }

    /// <summary>One page in memory, packed when somebody first asks for it packed. There is no secret on it that its packed length could tell.</summary>
    private sealed class Kept((string Name, object? Value)[] from, byte[] plain)
    {
        private const string Brotli = "br";
        private const string Gzip = "gzip";
        private readonly string mark = Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12));
        private readonly Lazy<byte[]> brotli = new(() => Pack(plain, packed => new BrotliStream(packed, CompressionLevel.Optimal)));
        private readonly Lazy<byte[]> gzip = new(() => Pack(plain, packed => new GZipStream(packed, CompressionLevel.Optimal)));

        public (string Name, object? Value)[] From { get; } = from;

        public async Task SendAsync(HttpContext http)
        {
            var encoding = Encoding(http.Request);
            var headers = http.Response.Headers;
            var tag = new EntityTagHeaderValue($"\"{mark}{(encoding is null ? "" : $"-{encoding}")}\"");
            headers.CacheControl = "no-cache";
            headers.Vary = HeaderNames.AcceptEncoding;
            headers.ETag = tag.ToString();
            if (http.Request.Headers.IfNoneMatch.Count > 0 && http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            var body = encoding switch { Brotli => brotli.Value, Gzip => gzip.Value, _ => plain };
            headers.ContentType = "text/html; charset=utf-8";
            headers.ContentEncoding = encoding;
            headers.ContentLength = body.Length;
            if (!HttpMethods.IsHead(http.Request.Method))
            {
                await http.Response.Body.WriteAsync(body, http.RequestAborted);
            }
        }

        private static string? Encoding(HttpRequest request)
        {
            if (request.Headers.AcceptEncoding.Count == 0)
            {
                return null;
            }

            var accepted = request.GetTypedHeaders().AcceptEncoding.Where(encoding => encoding.Quality is not 0).Select(encoding => encoding.Value).ToList();
            return ((string[])[Brotli, Gzip]).FirstOrDefault(encoding => accepted.Any(value => value.Equals(encoding, StringComparison.OrdinalIgnoreCase)));
        }

        private static byte[] Pack(byte[] plain, Func<Stream, Stream> packer)
        {
            using var packed = new MemoryStream();
            using (var into = packer(packed))
            {
                into.Write(plain);
            }

            return packed.ToArray();
        }
    }
}
