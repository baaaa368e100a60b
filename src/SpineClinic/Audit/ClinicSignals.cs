using System.Collections.Concurrent;

namespace SpineClinic.Audit;

/// <summary>
/// Tells live screens and background work of this process that a commit happened. A signal may be lost (a process dies between commit and signal), so
/// every listener also looks by itself from time to time.
/// </summary>
public sealed class ClinicSignals
{
    private readonly ConcurrentDictionary<Guid, Action<ClinicSignal>> listeners = new();

    /// <summary>Calls <paramref name="listener"/> for each signal until the result is disposed. It is called on the writer's thread: hand work on, never block.</summary>
    public IDisposable Listen(Action<ClinicSignal> listener)
    {
        var id = Guid.NewGuid();
        listeners[id] = listener;
        return new Subscription(() => listeners.TryRemove(id, out _));
    }

    /// <summary>Call after the commit, never before.</summary>
    public void Raise(ClinicSignal signal)
    {
        foreach (var listener in listeners.Values)
        {
            listener(signal);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
