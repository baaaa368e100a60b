using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.Testing;

/// <summary>The whole application in this process, on a port of its own on loopback, with the demo clinic's people and without its past enquiries.</summary>
public sealed class RunningClinic : IAsyncDisposable
{
    private static readonly Lazy<Task<DemoTemplate>> SqliteDemo = new(() => DemoTemplate.MakeAsync(DatabaseKind.Sqlite));
    private static readonly Lazy<Task<DemoTemplate>> PostgreSqlDemo = new(() => DemoTemplate.MakeAsync(DatabaseKind.PostgreSql));
    private readonly TestDatabase database;
    private readonly WebApplication app;
    private readonly string folder;

    private RunningClinic(TestDatabase database, WebApplication app, string folder, Uri address)
    {
        this.database = database;
        this.app = app;
        this.folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Where the folder transport writes.</summary>
    public string MailFolder => Path.Combine(folder, "mail");

    /// <param name="kind">Which database.</param>
    /// <param name="settings">More settings, as "--Key=value".</param>
    /// <param name="withHistory">Whether the demo clinic's 40 past enquiries are there.</param>
    /// <param name="clock">The clinic's clock; null is the real one.</param>
    public static async Task<RunningClinic> StartAsync(DatabaseKind kind, IEnumerable<string>? settings = null, bool withHistory = false, IClock? clock = null)
    {
        // The demo clinic's dates hang on the clock, its history on nothing that a template could hold for all.
        var isCopy = clock is null && !withHistory;
        var (database, folder) = isCopy ? await (await (kind == DatabaseKind.Sqlite ? SqliteDemo : PostgreSqlDemo).Value).CopyAsync() : await DemoTemplate.NewAsync(kind);
        var app = Build(kind, database.ConnectionString, folder, settings ?? [], clock);
        await app.Services.PrepareDatabaseAsync(CancellationToken.None);
        if (!isCopy)
        {
            await DemoClinic.SeedIfEmptyAsync(app.Services, CancellationToken.None, withHistory);
        }

        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new RunningClinic(database, app, folder, new Uri(address));
    }

    internal static WebApplication Build(DatabaseKind kind, string connectionString, string folder, IEnumerable<string> settings, IClock? clock) => ClinicHost.Build(
        [
            "--urls=http://127.0.0.1:0", $"--DataDirectory={folder}", $"--Database:Provider={kind}", $"--ConnectionStrings:Clinic={connectionString}", "--Logging:LogLevel:Default=None", .. settings,
        ],
        "Development",
        services => Change(services, clock));

    // How slowly passwords are hashed is its own test's concern; hundreds of clinics that each hash at full strength would be a sixth of the run.
    private static void Change(IServiceCollection services, IClock? clock)
    {
        services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1);
        _ = clock is null ? services : services.AddSingleton(clock);
    }

    public ClinicDbContext Db() => Services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContext();

    public FormClient NewPatient() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
