using Microsoft.EntityFrameworkCore;
using SpineClinic.Migrations.PostgreSql;
using SpineClinic.Migrations.Sqlite;

namespace SpineClinic.Testing;

/// <summary>A migrated database of its own for one test, copied from a template because migrating takes longer than most tests.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<TestDatabase>> SqliteTemplate = new(() => MigrateAsync(DatabaseKind.Sqlite));
    private static readonly Lazy<Task<TestDatabase>> PostgreSqlTemplate = new(() => MigrateAsync(DatabaseKind.PostgreSql));

    private TestDatabase(DatabaseKind kind, string connectionString)
    {
        Kind = kind;
        ConnectionString = connectionString;
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind) => await (await (kind == DatabaseKind.Sqlite ? SqliteTemplate : PostgreSqlTemplate).Value).CopyAsync();

    /// <summary>Another with the same rows. Nobody may be connected to this one.</summary>
    public async Task<TestDatabase> CopyAsync() => Kind == DatabaseKind.Sqlite
        ? CopyFile()
        : new TestDatabase(Kind, await PostgreSqlCluster.CreateDatabaseAsync(ConnectionString));

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

    private TestDatabase CopyFile()
    {
        var copy = $"Data Source={Path.Combine(Folder("clinic-db-"), "clinic.db")}";
        // Also what stands in the write-ahead log.
        using var from = new Microsoft.Data.Sqlite.SqliteConnection(ConnectionString);
        using var to = new Microsoft.Data.Sqlite.SqliteConnection(copy);
        from.Open();
        from.BackupDatabase(to);
        return new TestDatabase(Kind, copy);
    }

    private static async Task<TestDatabase> MigrateAsync(DatabaseKind kind)
    {
        var connection = kind == DatabaseKind.Sqlite ? $"Data Source={Path.Combine(Folder("clinic-template-"), "clinic.db")}" : await PostgreSqlCluster.CreateDatabaseAsync();
        var template = new TestDatabase(kind, connection + ";Pooling=False");
        await using var db = new ClinicDbContext(template.Options());
        await db.Database.MigrateAsync();
        return template;
    }
}
