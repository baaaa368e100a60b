using Microsoft.EntityFrameworkCore;
using SpineClinic.Migrations.PostgreSql;
using SpineClinic.Migrations.Sqlite;

namespace SpineClinic.Testing;

/// <summary>A migrated database of its own for one test, copied from a template because migrating takes longer than most tests.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);

    private TestDatabase(DatabaseKind kind, string connectionString)
    {
        Kind = kind;
        ConnectionString = connectionString;
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.PostgreSql)
        {
            return new TestDatabase(kind, await PostgreSqlCluster.CreateDatabaseAsync(MigratePostgreSqlAsync));
        }

        var folder = Folder("clinic-db-");
        var file = Path.Combine(folder, "clinic.db");
        File.Copy(await SqliteTemplate.Value, file);
        return new TestDatabase(kind, $"Data Source={file}");
    }

    public DbContextOptions<ClinicDbContext> Options()
    {
        var builder = new DbContextOptionsBuilder<ClinicDbContext>();
        return (Kind == DatabaseKind.Sqlite ? builder.UseClinicSqlite(ConnectionString) : builder.UseClinicPostgreSql(ConnectionString)).Options;
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    // Gone with the process and not with the test: a live screen may still be reading when its test has seen enough.
    private static string Folder(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        Leftovers.Add(() => Directory.Delete(folder, recursive: true));
        return folder;
    }

    private static async Task MigratePostgreSqlAsync(string connectionString)
    {
        await using var db = new ClinicDbContext(new DbContextOptionsBuilder<ClinicDbContext>().UseClinicPostgreSql(connectionString).Options);
        await db.Database.MigrateAsync();
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = Folder("clinic-template-");
        var file = Path.Combine(folder, "clinic.db");
        await using (var db = new ClinicDbContext(new DbContextOptionsBuilder<ClinicDbContext>().UseClinicSqlite($"Data Source={file};Pooling=False").Options))
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return file;
    }
}
