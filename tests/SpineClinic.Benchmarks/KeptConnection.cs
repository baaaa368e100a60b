using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SpineClinic.Benchmarks;

/// <summary>One kept-alive HTTP/1.1 connection that does as little as possible itself, so that what is measured is the server.</summary>
public sealed class KeptConnection : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
    private readonly byte[] buffer = new byte[512 * 1024];
    private readonly Uri address;

    public KeptConnection(Uri address)
    {
        this.address = address;
        socket.Connect(address.Host, address.Port);
    }

    /// <summary>Bytes to send for a page.</summary>
    public byte[] Request(string path, string? cookie = null) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/html\r\nAccept-Encoding: br, gzip\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n");

    /// <summary>Sends, and reads to the end of the answer.</summary>
    /// <returns>What came, headers and framing included.</returns>
    public ReadOnlySpan<byte> Get(byte[] request)
    {
        socket.Send(request);
        var length = 0;
        while (true)
        {
            var read = socket.Receive(buffer, length, buffer.Length - length, SocketFlags.None);
            length += read;
            var answer = buffer.AsSpan(0, length);
            if (read == 0)
            {
                throw new IOException("The server hung up.");
            }

            if (IsWhole(answer))
            {
                return answer.StartsWith("HTTP/1.1 200"u8) ? answer : throw new InvalidOperationException(Encoding.ASCII.GetString(request) + Encoding.ASCII.GetString(answer[..60]));
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..(end + 2)];
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        var value = head[(at + name.Length)..];
        return answer.Length >= end + 4 + int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
