using System.Diagnostics;

namespace SpineClinic.Benchmarks;

/// <summary>Counts what EF Core does to a database while it listens. (What an interceptor sends on the connection itself is not among it.)</summary>
public sealed class DatabaseWork : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string CommandExecuted = "Database.Command.CommandExecuted";
    private const string ConnectionOpened = "Database.Connection.ConnectionOpened";
    private const string Prefix = "Microsoft.EntityFrameworkCore.";
    private readonly List<IDisposable> subscriptions = [];
    private readonly List<(string Name, long At)> events = [];

    public DatabaseWork()
    {
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>EF Core remembers for a second that nobody listens.</summary>
    public static Task UntilHeardAsync() => Task.Delay(TimeSpan.FromSeconds(1.2));

    public int Statements => events.Count(happened => happened.Name == CommandExecuted);

    public int Connections => events.Count(happened => happened.Name == ConnectionOpened);

    /// <summary>Statements and opened connections of one piece of work.</summary>
    public static async Task<(int Statements, int Connections)> OfAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var counted = new DatabaseWork();
        await UntilHeardAsync();
        counted.Clear();
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
        lock (events)
        {
            events.Add((value.Key.Replace(Prefix, "", StringComparison.Ordinal), Stopwatch.GetTimestamp()));
        }
    }

    public void Clear()
    {
        lock (events)
        {
            events.Clear();
        }
    }

    /// <summary>When something happened first.</summary>
    /// <param name="name">The end of the event's name.</param>
    public long First(string name) => events.First(happened => happened.Name.EndsWith("." + name, StringComparison.Ordinal)).At;

    public long Last(string name) => events.Last(happened => happened.Name.EndsWith("." + name, StringComparison.Ordinal)).At;

    /// <summary>Microseconds between the one and the other, all together.</summary>
    public double Total(string from, string to) => events.Where(happened => happened.Name.EndsWith("." + from, StringComparison.Ordinal))
        .Zip(events.Where(happened => happened.Name.EndsWith("." + to, StringComparison.Ordinal)))
        .Sum(pair => Stopwatch.GetElapsedTime(pair.First.At, pair.Second.At).TotalMicroseconds);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
