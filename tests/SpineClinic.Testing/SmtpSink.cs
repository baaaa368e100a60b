using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace SpineClinic.Testing;

/// <summary>A mail server on loopback that keeps what it is given, and can be told to answer badly or to be away.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly ConcurrentQueue<MimeMessage> messages = new();
    private CancellationTokenSource stop = new();
    private TcpListener? listener;
    private Task serving = Task.CompletedTask;

    public SmtpSink()
    {
        Start(0);
    }

    public int Port { get; private set; }

    public IReadOnlyList<MimeMessage> Messages => [.. messages];

    /// <summary>The answer to a command ("EHLO", "MAIL", "RCPT", "DATA", "." for the end of a message); null answers well, "" hangs up without a word.</summary>
    public Func<string, string?>? Answer { get; set; }

    /// <summary>Refuses connections from now on.</summary>
    public async Task GoAwayAsync()
    {
        await stop.CancelAsync();
        listener?.Stop();
        await serving;
    }

    /// <summary>The same port again.</summary>
    public void ComeBack()
    {
        stop = new CancellationTokenSource();
        Start(Port);
    }

    public async ValueTask DisposeAsync()
    {
        await GoAwayAsync();
        listener?.Dispose();
        stop.Dispose();
    }

    private void Start(int port)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = AcceptAsync(listener, stop.Token);
    }

    private async Task AcceptAsync(TcpListener accepting, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await accepting.AcceptTcpClientAsync(cancellationToken), cancellationToken);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Away.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using var closing = client;
        client.NoDelay = true;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                var verb = line.Split(' ')[0].ToUpperInvariant();
                switch (Answer?.Invoke(verb))
                {
                    case "":
                        return;
                    case { } bad:
                        await writer.WriteLineAsync(bad);
                        continue;
                }

                if (verb == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var text = await ReadMessageAsync(reader, cancellationToken);
                    switch (Answer?.Invoke("."))
                    {
                        case "":
                            return;
                        case { } bad:
                            await writer.WriteLineAsync(bad);
                            continue;
                    }

                    messages.Enqueue(MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(text)), CancellationToken.None));
                    await writer.WriteLineAsync("250 kept");
                }
                else if (verb == "QUIT")
                {
                    await writer.WriteLineAsync("221 bye");
                    return;
                }
                else
                {
                    await writer.WriteLineAsync(verb == "EHLO" ? "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8" : "250 fine");
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
        {
            // The client hung up, or we did.
        }
    }

    private static async Task<string> ReadMessageAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } line && line != ".")
        {
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        return text.ToString();
    }
}
