using System.Diagnostics;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Benchmarks;

/// <summary>The application as a process of its own, in Development with the demo clinic.</summary>
public sealed class AppProcess : IDisposable
{
    private readonly Process process;

    private AppProcess(Process process, Uri address, TimeSpan startTime)
    {
        this.process = process;
        Address = address;
        StartTime = startTime;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first page that was served.</summary>
    public TimeSpan StartTime { get; }

    public static async Task<AppProcess> StartAsync(RunOptions options, string data)
    {
        ArgumentNullException.ThrowIfNull(options);
        var program = options.AppFolder is { } folder ? Path.Combine(Path.GetFullPath(folder), "SpineClinic.Web.dll") : typeof(ClinicHost).Assembly.Location;
        var address = new Uri($"http://127.0.0.1:{ClinicProcess.FreePort()}");
        var start = new ProcessStartInfo("dotnet", [program, $"--urls={address.GetLeftPart(UriPartial.Authority)}", $"--DataDirectory={data}", "--Logging:LogLevel:Default=None"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address };
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await AnswersAsync(http, timeout.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The application ended with {process.ExitCode}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), timeout.Token);
        }

        return new AppProcess(process, address, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>MiB that are resident, and MiB that are its share of what is resident.</summary>
    public (double Resident, double Share) Memory() => (Kilobytes("status", "VmRSS:") / 1024, Kilobytes("smaps_rollup", "Pss:") / 1024);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private double Kilobytes(string file, string name) => double.Parse(
        File.ReadLines($"/proc/{process.Id}/{file}").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal),
        System.Globalization.CultureInfo.InvariantCulture);
}
