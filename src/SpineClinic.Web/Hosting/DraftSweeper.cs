using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Website;

namespace SpineClinic.Web.Hosting;

/// <summary>Every hour: drafts that nobody came back to for 30 days are deleted, notes between shifts after 14, and logos that are not in use after one.</summary>
public sealed class DraftSweeper(Drafts drafts, Handover handover, UnusedLogos logos, TimeProvider time, ILogger<DraftSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                await SweepAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The clinic closes.
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await drafts.RemoveExpiredAsync(stoppingToken) > 0)
            {
                log.LogInformation("Expired drafts were deleted");
            }

            await handover.SweepAsync(stoppingToken);
            await logos.SweepAsync(stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning("What has expired could not be deleted now ({Type}); again in an hour", error.GetType().Name);
        }
    }
}
