using SpineClinic.Booking;

namespace SpineClinic.Web.Hosting;

/// <summary>Every half minute: sends the reminders whose time has come. Whatever goes wrong, it goes on.</summary>
public sealed class ReminderWorker(ReminderRun reminders, TimeProvider time, ILogger<ReminderWorker> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                try
                {
                    await reminders.RunAsync(stoppingToken);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    log.LogError("Reminders could not be looked at now ({Type}); again in half a minute", error.GetType().Name);
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
