using System.Diagnostics;
using System.Globalization;

namespace SpineClinic.Benchmarks;

/// <summary>Many browsers in a process of their own, so that what the server keeps can be weighed alone. It does what it is told line by line, and says when it is done.</summary>
public sealed class LiveClients : IDisposable
{
    /// <summary>The first argument of the program when it is this process.</summary>
    public const string Name = "live-clients";

    private readonly Process process;

    private LiveClients(Process process) => this.process = process;

    /// <summary>Starts the process with so many browsers, which do nothing yet.</summary>
    public static LiveClients Start(Uri page, string cookie, int count)
    {
        ArgumentNullException.ThrowIfNull(page);
        var start = new ProcessStartInfo("dotnet", [typeof(LiveClients).Assembly.Location, Name, page.ToString(), cookie, count.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new LiveClients(Process.Start(start)!);
    }

    /// <summary>"connect", "open", or "await " and the words that each is to be shown; then once more an empty line, which returns when each was.</summary>
    public async Task TellAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        if (await process.StandardOutput.ReadLineAsync() != "done")
        {
            throw new InvalidOperationException($"The browsers could not: {line}");
        }
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>This process.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (page, cookie) = (new Uri(args[0]), args[1]);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        var clients = Enumerable.Range(0, int.Parse(args[2], CultureInfo.InvariantCulture)).Select(_ => new LiveClient(page, cookie)).ToList();
        var shown = Task.CompletedTask;
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("await ", StringComparison.Ordinal))
            {
                shown = Task.WhenAll(clients.ConvertAll(client => client.Await(line["await ".Length..])));
            }
            else if (line.Length == 0)
            {
                await shown.WaitAsync(TimeSpan.FromSeconds(60));
            }
            else
            {
                foreach (var client in clients)
                {
                    await (line == "connect" ? client.ConnectAsync() : client.OpenAsync(page, await http.GetStringAsync(page)));
                }
            }

            Console.WriteLine("done");
        }

        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return 0;
    }
}
