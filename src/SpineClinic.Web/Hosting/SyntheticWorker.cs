using SpineClinic.Enquiries;

namespace SpineClinic.Web.Hosting;

/// <summary>A minute after the start and then every 5 minutes: a synthetic enquiry. While the path is broken, every 30 seconds, so that the form opens again soon.</summary>
public sealed class SyntheticWorker(SyntheticEnquiry synthetic, PathHealth health, TimeProvider time, ILogger<SyntheticWorker> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseWhenBroken = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(First, time, stoppingToken);
            while (true)
            {
                var passed = await synthetic.RunAsync(stoppingToken);
                if (!passed)
                {
                    log.LogError("The public form is closed: {Problem}", health.WhyClosed);
                }

                await Task.Delay(passed ? Pause : PauseWhenBroken, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The clinic closes.
        }
    }
}
