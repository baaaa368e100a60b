using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SpineClinic.Testing.Racing;

/// <summary>An append-only file of one racer's life. Each line is handed to the operating system before the racer goes on, so that SIGKILL takes none away.</summary>
public sealed class RaceLog : IDisposable
{
    private readonly FileStream file;
    private readonly Lock turn = new();

    public RaceLog(string folder, int racer)
    {
        var life = Directory.GetFiles(folder, $"{racer}-*.jsonl").Length;
        file = new FileStream(Path.Combine(folder, $"{racer}-{life}.jsonl"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public static long Now => (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    /// <summary>All lines of all lives; a last line that was cut off was not followed by anything.</summary>
    public static List<RaceLine> Read(string folder, string racer = "*")
    {
        var lines = new List<RaceLine>();
        foreach (var path in Directory.GetFiles(folder, $"{racer}-*.jsonl"))
        {
            var text = File.ReadAllText(path);
            lines.AddRange(text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<RaceLine>(line)!));
        }

        return lines;
    }

    public void Write(RaceLine line)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line) + "\n");
        lock (turn)
        {
            file.Write(bytes);
        }
    }

    public void Dispose() => file.Dispose();
}
