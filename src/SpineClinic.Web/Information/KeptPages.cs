using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using SpineClinic.Web.Hosting;

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

    /// <summary>One page in memory.</summary>
    private sealed class Kept((string Name, object? Value)[] from, byte[] plain)
    {
        private readonly string mark = Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12));
        private readonly Packed body = new(plain);

        public (string Name, object? Value)[] From { get; } = from;

        public async Task SendAsync(HttpContext http)
        {
            var encoding = Packed.EncodingFor(http.Request);
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

            var bytes = body.As(encoding);
            headers.ContentType = "text/html; charset=utf-8";
            headers.ContentEncoding = encoding;
            headers.ContentLength = bytes.Length;
            if (!HttpMethods.IsHead(http.Request.Method))
            {
                await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
            }
        }
    }
}
