using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace SpineClinic.Benchmarks;

/// <summary>A browser's side of a live page: it opens a circuit for the islands of a page, confirms what is rendered, and keeps none of it.</summary>
public sealed partial class LiveClient : IAsyncDisposable
{
    private readonly HubConnection connection;
    private (byte[] Text, TaskCompletionSource Seen)? awaited;

    public LiveClient(Uri address, string cookie)
    {
        ArgumentNullException.ThrowIfNull(address);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "/_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.Headers["Origin"] = address.GetLeftPart(UriPartial.Authority);
            options.Headers["Cookie"] = cookie;
        });
        builder.Services.AddSingleton<IHubProtocol>(new Pack());
        connection = builder.Build();
        connection.On<long, byte[]>("JS.RenderBatch", TakeAsync);
        connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", (handle, _, arguments, _, _, _) => CallAsync(handle, arguments));
    }

    public Task ConnectAsync() => connection.StartAsync();

    /// <summary>Opens the circuit of a page that was fetched, and returns when its first rendering has come.</summary>
    public async Task OpenAsync(Uri address, string page)
    {
        var operations = Markers().Matches(page).Select(match => JsonDocument.Parse(match.Groups[1].Value).RootElement).Where(marker => marker.TryGetProperty("descriptor", out _))
            .Select((marker, i) => new { type = "add", ssrComponentId = i + 1, marker }).ToList();
        var seen = Await("");
        var circuit = await connection.InvokeAsync<string?>("StartCircuit", new Uri(address, "/").ToString(), address.ToString(), "[]", State().Match(page).Groups[1].Value);
        if (circuit is null || operations.Count == 0)
        {
            throw new InvalidOperationException("The page has no live part, or the circuit was refused.");
        }

        await connection.SendAsync("UpdateRootComponents", JsonSerializer.Serialize(new { batchId = 1, operations }), "");
        await seen.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Completes with the next rendering that has these words in it.</summary>
    public Task Await(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        awaited = (Encoding.UTF8.GetBytes(text), seen);
        return seen.Task;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Look(ReadOnlySpan<byte> said)
    {
        if (awaited is var (text, seen) && said.IndexOf(text) >= 0)
        {
            seen.TrySetResult();
        }
    }

    private async Task TakeAsync(long id, byte[] batch)
    {
        Look(batch);
        await connection.SendAsync("OnRenderCompleted", id, (string?)null);
    }

    // The rows of a board come as HTML in a call of the page's script.
    private Task CallAsync(long handle, string arguments)
    {
        Look(Encoding.UTF8.GetBytes(arguments));
        return connection.SendAsync("EndInvokeJSFromDotNet", handle, true, $"[{handle},true,null]");
    }

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();

    // The circuits' protocol is that of MessagePack under a name of its own.
    private sealed class Pack : IHubProtocol
    {
        private readonly MessagePackHubProtocol inner = new();

        public string Name => "blazorpack";

        public int Version => 1;

        public TransferFormat TransferFormat => inner.TransferFormat;

        public bool IsVersionSupported(int version) => version == Version;

        public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) => inner.TryParseMessage(ref input, binder, out message);

        public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

        public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);
    }
}
