using SpineClinic.Triage;

namespace SpineClinic.Web.Hosting;

/// <summary>Every 20 seconds: takes the steps of the escalation ladder that are due, tells of what is late, gives back what was left, and files the urgent calls that were. Whatever goes wrong, it goes on.</summary>
public sealed class EscalationWorker(CallDesk calls, EscalationLadder ladder, OverdueNotice overdue, LapsedClaims claims, TimeProvider time, ILogger<EscalationWorker> log) : BackgroundService
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
                    await ladder.RunAsync(stoppingToken);
                    await overdue.RunAsync(stoppingToken);
                    await claims.RunAsync(stoppingToken);

                    // Last: a call that cannot be opened must not keep the ladder from being climbed.
                    await calls.FileForgottenAsync(stoppingToken);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    log.LogError("The escalation ladder could not be climbed now ({Type}); again in 20 seconds", error.GetType().Name);
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
