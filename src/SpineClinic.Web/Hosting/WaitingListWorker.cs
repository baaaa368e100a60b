using SpineClinic.Booking;

namespace SpineClinic.Web.Hosting;

/// <summary>Every 20 seconds: ends holds and invitations that ran out, and offers times that became free. Whatever goes wrong, it goes on.</summary>
public sealed class WaitingListWorker(WaitingListRun run, TimeProvider time, ILogger<WaitingListWorker> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                try
                {
                    await run.StepAsync(stoppingToken);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    log.LogError("The waiting list could not be looked at now ({Type}); again in 20 seconds", error.GetType().Name);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The clinic closes.
        }
    }
}
