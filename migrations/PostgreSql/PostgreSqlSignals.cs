using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SpineClinic.Audit;

namespace SpineClinic.Migrations.PostgreSql;

/// <summary>
/// Carries signals between processes that share one PostgreSQL database, by NOTIFY and LISTEN: ids only. What is lost while the connection is away is made good
/// by the listeners' own look every few seconds.
/// </summary>
public sealed class PostgreSqlSignals(string connectionString, ClinicSignals signals, TimeProvider time, ILogger<PostgreSqlSignals> log) : BackgroundService
{
    private const string Channel = "clinic";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private readonly string origin = Guid.NewGuid().ToString("N");
    private readonly System.Threading.Channels.Channel<ClinicSignal> outgoing = System.Threading.Channels.Channel.CreateBounded<ClinicSignal>(
        new System.Threading.Channels.BoundedChannelOptions(1000) { FullMode = System.Threading.Channels.BoundedChannelFullMode.DropOldest });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = signals.Listen(signal => _ = signal.IsFromElsewhere || outgoing.Writer.TryWrite(signal));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RelayAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Signals between processes are away ({Type})", error.GetType().Name);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(CancellationToken stoppingToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var ears = await source.OpenConnectionAsync(stoppingToken);
        ears.Notification += (_, heard) => Hear(heard.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", ears))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var hearing = HearAsync(ears, ended.Token);
        var speaking = SpeakAsync(source, ended.Token);
        var first = await Task.WhenAny(hearing, speaking);
        await ended.CancelAsync();
        await first;
    }

    private static async Task HearAsync(NpgsqlConnection ears, CancellationToken cancellationToken)
    {
        while (true)
        {
            await ears.WaitAsync(cancellationToken);
        }
    }

    private async Task SpeakAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await foreach (var signal in outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            await using var notify = source.CreateCommand("SELECT pg_notify($1, $2)");
            notify.Parameters.AddWithValue(Channel);
            notify.Parameters.AddWithValue($"{origin}|{signal.Subject}|{signal.Id:N}");
            await notify.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private void Hear(string payload)
    {
        if (payload.Split('|') is [var from, var subject, var id] && from != origin && Guid.TryParseExact(id, "N", out var record))
        {
            signals.Raise(new ClinicSignal(subject, record) { IsFromElsewhere = true });
        }
    }
}
