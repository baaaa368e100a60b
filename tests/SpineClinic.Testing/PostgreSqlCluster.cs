using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SpineClinic.Testing;

/// <summary>A PostgreSQL server of our own for one test run: its own folder, its own port on loopback, gone with the process.</summary>
public static class PostgreSqlCluster
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);
    private static readonly SemaphoreSlim CopyTurn = new(1, 1);
    private static int databases;

    /// <summary>An empty database, or a copy of one to which nobody is connected.</summary>
    public static async Task<string> CreateDatabaseAsync(string? copyOf = null)
    {
        var server = await Server.Value;
        var name = $"clinic_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        if (copyOf is null)
        {
            await ExecuteAsync(server, $"CREATE DATABASE {name}");
            return Connection(server, name);
        }

        await CopyTurn.WaitAsync();
        try
        {
            await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {new NpgsqlConnectionStringBuilder(copyOf).Database}");
        }
        finally
        {
            CopyTurn.Release();
        }

        return Connection(server, name);
    }

    private static string Connection(string server, string database) => $"{server};Database={database};Maximum Pool Size=40;Connection Idle Lifetime=4;Connection Pruning Interval=2";

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Names are made here.")]
    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> StartAsync()
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")).First(Directory.Exists);
        var home = Directory.CreateTempSubdirectory("clinic-pg-").FullName;
        var isRoot = Environment.UserName == "root";
        if (isRoot)
        {
            await RunAsync("chown", "postgres", home);
        }

        var port = FreePort();
        await RunAsPostgresAsync(isRoot, $"{bin}/initdb", "-D", $"{home}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        await RunAsPostgresAsync(
            isRoot, $"{bin}/pg_ctl", "-D", $"{home}/data", "-w", "-l", $"{home}/log", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off -c jit=off -c max_connections=600", "start");
        Leftovers.Add(() =>
        {
            using var stop = Start(isRoot, $"{bin}/pg_ctl", "-D", $"{home}/data", "-m", "immediate", "stop");
            stop.WaitForExit(10_000);
            Directory.Delete(home, recursive: true);
        });
        return $"Host=127.0.0.1;Port={port};Username=postgres";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsPostgresAsync(bool isRoot, string file, params string[] arguments)
    {
        using var process = Start(isRoot, file, arguments);
        await FinishAsync(process, file);
    }

    private static async Task RunAsync(string file, params string[] arguments)
    {
        using var process = Start(false, file, arguments);
        await FinishAsync(process, file);
    }

    private static async Task FinishAsync(Process process, string file)
    {
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}.");
        }
    }

    // PostgreSQL refuses to run as root. Its output goes nowhere: a pipe that the server keeps open would never end.
    private static Process Start(bool asPostgres, string file, params string[] arguments)
    {
        string[] command = asPostgres ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", file, .. arguments] : [file, .. arguments];
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. command]) { WorkingDirectory = "/tmp" };
        return Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
    }
}
