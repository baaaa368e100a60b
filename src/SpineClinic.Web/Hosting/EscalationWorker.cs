using SpineClinic.Triage;

namespace SpineClinic.Web.Hosting;

/// <summary>Every 20 seconds: takes the steps of the escalation ladder that are due, tells of what is late, gives back what was left, and files the urgent calls that were. Whatever goes wrong, it goes on.</summary>
public sealed class EscalationWorker(CallDesk calls, EscalationLadder ladder, OverdueNotice overdue, LapsedClaims claims, TimeProvider time, ILogger<EscalationWorker> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);

    /// <summary>One round; what goes wrong in one step keeps none of the others from its work.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await TryAsync("The escalation ladder could not be climbed", ladder.RunAsync, cancellationToken);
        await TryAsync("Urgent calls that were left could not all be filed", calls.FileForgottenAsync, cancellationToken);
        await TryAsync("What is late could not be told", overdue.RunAsync, cancellationToken);
        await TryAsync("What was left could not be given back", claims.RunAsync, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                await RunAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The clinic closes.
        }
    }

    private async Task TryAsync(string trouble, Func<CancellationToken, Task> step, CancellationToken stoppingToken)
    {
        try
        {
            await step(stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError("{Trouble} now ({Type}); again in 20 seconds", trouble, error.GetBaseException().GetType().Name);
        }
    }
}
