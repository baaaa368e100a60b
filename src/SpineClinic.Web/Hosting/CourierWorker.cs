using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Mail;

namespace SpineClinic.Web.Hosting;

/// <summary>Runs the courier: at once when a letter was written, and by itself every few seconds. A closed way out is tried again after 1 to 30 seconds.</summary>
public sealed class CourierWorker(Courier courier, ClinicSignals signals, TimeProvider time, ILogger<CourierWorker> log) : BackgroundService
{
    private static readonly Duration FirstWait = Duration.FromSeconds(2);
    private static readonly Duration LongestWait = Duration.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var written = new SemaphoreSlim(1);
        using var listening = signals.Listen(signal =>
        {
            if (signal.Subject == ClinicSignal.Letter.Subject && written.CurrentCount == 0)
            {
                written.Release();
            }
        });
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await courier.DeliverAsync(stoppingToken) > 0)
                {
                    failures = 0;
                }

                await courier.RestAsync(stoppingToken);
                await WaitAsync(written, Tick, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, mail must go on later: a courier that has died silently is a letter that is never sent.
                log.LogWarning("Mail cannot leave now ({Problem}); failure {Count} in a row", (error as TransportDownException)?.Problem ?? error.GetType().Name, failures + 1);
                await Task.Delay(Backoff.Wait(failures++, FirstWait, LongestWait, Random.Shared.NextDouble()).ToTimeSpan(), time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitAsync(SemaphoreSlim written, TimeSpan longest, CancellationToken stoppingToken)
    {
        using var timeout = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stoppingToken);
        try
        {
            await written.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Nothing was written: look anyway, for letters whose time has come.
        }
    }
}
