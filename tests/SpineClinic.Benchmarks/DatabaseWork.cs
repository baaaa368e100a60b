using System.Diagnostics;

namespace SpineClinic.Benchmarks;

/// <summary>Counts what EF Core does to a database while it listens. (What an interceptor sends on the connection itself is not among it.)</summary>
public sealed class DatabaseWork : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private int statements;
    private int connections;

    public DatabaseWork()
    {
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Statements => statements;

    public int Connections => connections;

    /// <summary>Statements and opened connections of one piece of work.</summary>
    public static async Task<(int Statements, int Connections)> OfAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var counted = new DatabaseWork();
        await work();
        return (counted.Statements, counted.Connections);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value?.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value.Key)
        {
            case "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted":
                Interlocked.Increment(ref statements);
                break;
            case "Microsoft.EntityFrameworkCore.Database.Connection.ConnectionOpened":
                Interlocked.Increment(ref connections);
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
