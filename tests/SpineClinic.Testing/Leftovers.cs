using System.Collections.Concurrent;
using Xunit.Sdk;
using Xunit.v3;

namespace SpineClinic.Testing;

/// <summary>
/// What a run leaves behind, a database server and folders, is cleared when its last test is over, while the runner still waits: at the end of the process xUnit allows
/// ten seconds, and a slow disk takes longer for a few hundred databases. A process that is no test run clears at its end.
/// </summary>
public sealed class Leftovers : ITestPipelineStartup
{
    private static readonly ConcurrentStack<Action> ToClear = [];

    static Leftovers() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Clear();

    public static void Add(Action clear) => ToClear.Push(clear);

    public ValueTask StartAsync(IMessageSink diagnosticMessageSink) => ValueTask.CompletedTask;

    public ValueTask StopAsync()
    {
        Clear();
        return ValueTask.CompletedTask;
    }

    private static void Clear()
    {
        while (ToClear.TryPop(out var clear))
        {
            clear();
        }
    }
}
