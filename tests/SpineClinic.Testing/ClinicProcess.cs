using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SpineClinic.Testing;

/// <summary>The application as a process of its own, for tests that kill it.</summary>
public sealed class ClinicProcess : IDisposable
{
    private readonly Process process;

    private ClinicProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<ClinicProcess> StartAsync(int port, string dataDirectory, IEnumerable<string>? settings = null)
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, $"--urls=http://127.0.0.1:{port}", $"--DataDirectory={dataDirectory}", "--Logging:LogLevel:Default=None", .. settings ?? []])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The clinic did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var clinic = new ClinicProcess(process, new Uri($"http://127.0.0.1:{port}"));
        await clinic.WaitUntilReadyAsync();
        return clinic;
    }

    /// <summary>SIGKILL: no warning, no clean-up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (await timer.WaitForNextTickAsync(timeout.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The clinic ended with exit code {process.ExitCode} instead of starting.");
            }

            try
            {
                using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), timeout.Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }
}
