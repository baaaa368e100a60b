namespace SpineClinic.IntegrationTests;

internal static class CancellationWait
{
    /// <summary>Ends when the token is cancelled.</summary>
    public static Task WaitAsync(this CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(cancelled.SetResult);
        return cancelled.Task;
    }
}
