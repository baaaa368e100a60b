using SpineClinic.Enquiries;

namespace SpineClinic.Web.Hosting;

/// <summary>After a start: files what is not filed to be found, beside everything else, until nothing is left.</summary>
public sealed class SearchFilingWorker(SearchFiling filing, TimeProvider time, ILogger<SearchFilingWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    // Longer than SQLite waits before it tries again to write: nobody who writes is kept out by this.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    if (await filing.CatchUpAsync(stoppingToken, token => Task.Delay(Rest, time, token)) is > 0 and var filed)
                    {
                        log.LogInformation("{Count} enquiries were filed to be found", filed);
                    }

                    return;
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    log.LogError("Enquiries could not be filed to be found now ({Type}); again in 20 seconds", error.GetType().Name);
                }

                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The clinic closes.
        }
    }
}
