namespace SpineClinic.IntegrationTests;

/// <summary>Waits for something to become true, never for a length of time.</summary>
internal static class Waiting
{
    public static async Task UntilAsync(Func<Task<bool>> condition, int seconds = 60)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }
}
