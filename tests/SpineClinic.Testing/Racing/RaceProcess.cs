using System.Diagnostics;
using System.Threading.Channels;

namespace SpineClinic.Testing.Racing;

/// <summary>A racer from outside: it can be killed, and then begins a new life.</summary>
/// <param name="settings">What it is to do in all its lives together.</param>
/// <param name="news">It is written there at every answer, and at its end.</param>
public sealed class RaceProcess(RaceSettings settings, ChannelWriter<RaceProcess> news) : IDisposable
{
    private readonly List<string> errors = [];
    private Process? process;
    private int lives;

    /// <summary>Whether it has ended by itself.</summary>
    public bool IsDone { get; private set; }

    /// <summary>How it failed by itself; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Begins a life, with what is left to do.</summary>
    public void Start()
    {
        var made = RaceLog.Read(settings.Folder, $"{settings.Racer}").Count(line => line.Wish is { RetryOf: null });
        var now = settings with { Attempts = Math.Max(0, settings.Attempts - made), Seed = settings.Seed + (1000 * lives++) };
        process?.Dispose();
        var start = new ProcessStartInfo("dotnet", [typeof(RaceMain).Assembly.Location, $"{now}"]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // A life is short: what the runtime learns in it would not pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        process = Process.Start(start) ?? throw new InvalidOperationException("The racer did not start.");
        process.OutputDataReceived += (_, line) => _ = line.Data is null || news.TryWrite(this);
        process.ErrorDataReceived += (_, line) => errors.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _ = LiveAsync(process, lives);
    }

    /// <summary>SIGKILL, in the midst of whatever it does, and a new life.</summary>
    public async Task KillAndStartAsync()
    {
        var killed = process!;
        lives++;
        killed.Kill();
        await killed.WaitForExitAsync();
        Start();
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            lives++;
            process.Kill();
            process.WaitForExit();
        }

        process?.Dispose();
    }

    private async Task LiveAsync(Process life, int number)
    {
        await life.WaitForExitAsync();
        if (number == lives)
        {
            Failure = life.ExitCode == 0 ? null : $"Racer {settings.Racer} ended with {life.ExitCode}: {string.Join('\n', errors.Take(20))}";
            IsDone = true;
            news.TryWrite(this);
        }
    }
}
