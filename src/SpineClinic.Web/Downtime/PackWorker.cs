namespace SpineClinic.Web.Downtime;

/// <summary>Every five minutes: looks whether the night's downtime pack is there. Whatever goes wrong, it goes on.</summary>
public sealed class PackWorker(PackFiles files, TimeProvider time, ILogger<PackWorker> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                try
                {
                    await files.WriteNightAsync(stoppingToken);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    log.LogError("The downtime pack could not be written now ({Type}); again in five minutes", error.GetType().Name);
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
