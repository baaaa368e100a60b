namespace SpineClinic.Triage;

/// <summary>
/// One read for all who ask at the same time, such as fifty boards after one signal. Nobody is given what was read before they asked: who comes while a read is
/// under way waits for the next, which is one for all of those.
/// </summary>
public sealed class SharedReads<TKey, T>(Func<TKey, Task<T>> read)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Turn> turns = [];

    /// <exception cref="OperationCanceledException">This one waits no longer; the read goes on for the others.</exception>
    public Task<T> ReadAsync(TKey key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!turns.TryGetValue(key, out var turn))
            {
                turns.Add(key, turn = new Turn());
            }

            turn.Waiting ??= RunAsync(key, turn);
            return turn.Waiting.WaitAsync(cancellationToken);
        }
    }

    private async Task<T> RunAsync(TKey key, Turn turn)
    {
        await turn.Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate)
        {
            (turn.Running, turn.Waiting) = (turn.Waiting!, null);
        }

        try
        {
            return await read(key);
        }
        finally
        {
            lock (gate)
            {
                if (turn.Waiting is null)
                {
                    turns.Remove(key);
                }
            }
        }
    }

    private sealed class Turn
    {
        public Task Running { get; set; } = Task.CompletedTask;

        /// <summary>Has not begun to read.</summary>
        public Task<T>? Waiting { get; set; }
    }
}
