using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;

namespace SpineClinic.Web.Hosting;

/// <summary>What must be true before the clinic opens: a safe runtime and database, the newest tables, a vault key that fits.</summary>
public static class StartUp
{
    // Below 10.0.7 a sign-in cookie can be forged (CVE-2026-40372); below 3.51.3 SQLite can damage a file in WAL mode when the log is reset.
    private static readonly Version OldestRuntime = new(10, 0, 7);
    private static readonly Version OldestSqlite = new(3, 51, 3);

    /// <exception cref="SettingsException">Something is missing or unsafe; the message says what to do.</exception>
    public static void CheckPlatform(HostSettings settings)
    {
        if (Environment.Version < OldestRuntime)
        {
            throw new SettingsException("Runtime", $".NET {Environment.Version} has a known hole in sign-in cookies; install {OldestRuntime} or newer.");
        }

        if (settings.IsSqlite)
        {
            using var connection = new SqliteConnection("Data Source=:memory:");
            if (Version.Parse(connection.ServerVersion) < OldestSqlite)
            {
                throw new SettingsException("Database:Provider", $"SQLite {connection.ServerVersion} can damage its file; {OldestSqlite} or newer is needed.");
            }
        }

        try
        {
            CreatePrivate(settings.DataDirectory);
            CreatePrivate(Path.GetDirectoryName(settings.VaultKeyFile)!);
            CreatePrivate(settings.DataProtectionKeys);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException("DataDirectory", $"'{settings.DataDirectory}' cannot be written; name a folder that this user may write to.");
        }
    }

    private static void CreatePrivate(string folder) => _ = OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <exception cref="SettingsException">The file is not a vault key.</exception>
    public static VaultKey LoadVaultKey(HostSettings settings)
    {
        try
        {
            return VaultKey.LoadOrCreate(settings.VaultKeyFile);
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException("Vault:KeyFile", $"'{settings.VaultKeyFile}' is not a readable vault key; restore it from the backup.");
        }
    }

    /// <summary>Brings the tables up to date, reads the rules and questions that this build carries, and checks that the vault key fits what is sealed in them.</summary>
    /// <exception cref="SettingsException">The database cannot be reached, or was sealed with another key.</exception>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        // A wrong rule or pack shows now, not to the first patient.
        services.GetRequiredService<QuestionnaireLibrary>();
        try
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            var newest = await db.DataKeys.AsNoTracking().OrderByDescending(key => key.CreatedAt).FirstOrDefaultAsync(cancellationToken);
            if (newest is not null && !services.GetRequiredService<Vault>().CanOpen(newest))
            {
                throw new SettingsException("Vault:KeyFile", "the database was sealed with another key; restore the key file that belongs to it.");
            }
        }
        catch (Exception error) when (services.GetRequiredService<IDatabaseErrors>().IsUnavailable(error))
        {
            throw new SettingsException("ConnectionStrings:Clinic", $"the database cannot be used ({error.GetBaseException().GetType().Name}); check that it runs and that this user may write to it.");
        }
    }
}
