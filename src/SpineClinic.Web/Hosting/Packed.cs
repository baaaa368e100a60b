using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace SpineClinic.Web.Hosting;

/// <summary>What is sent to many, packed when somebody first asks for it packed. There must be no secret in it: its packed length would tell of it.</summary>
public sealed class Packed(byte[] plain)
{
    private const string Brotli = "br";
    private const string Gzip = "gzip";
    private readonly Lazy<byte[]> brotli = new(() => Pack(plain, packed => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)));
    private readonly Lazy<byte[]> gzip = new(() => Pack(plain, packed => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)));

    /// <summary>As it is.</summary>
    public ReadOnlyMemory<byte> Plain => plain;

    /// <summary>The best packing that the browser takes; null when it takes none, which "q=0" says too.</summary>
    public static string? EncodingFor(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.AcceptEncoding.Count == 0)
        {
            return null;
        }

        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(encoding => encoding.Quality is not 0).Select(encoding => encoding.Value).ToList();
        return ((string[])[Brotli, Gzip]).FirstOrDefault(encoding => accepted.Exists(value => value.Equals(encoding, StringComparison.OrdinalIgnoreCase)));
    }

    /// <param name="encoding">As <see cref="EncodingFor"/> gives it.</param>
    public ReadOnlyMemory<byte> As(string? encoding) => encoding switch
    {
        Brotli => brotli.Value,
        Gzip => gzip.Value,
        null => plain,
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };

    /// <summary>The answer, packed as the browser takes it.</summary>
    public IResult Answer(HttpContext http, string type)
    {
        ArgumentNullException.ThrowIfNull(http);
        var encoding = EncodingFor(http.Request);
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        http.Response.Headers.ContentEncoding = encoding;
        return Results.Bytes(As(encoding), type);
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
