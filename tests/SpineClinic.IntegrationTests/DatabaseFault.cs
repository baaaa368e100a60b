using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting;

namespace SpineClinic.IntegrationTests;

/// <summary>Real failures of a real database, with the error codes that a full disk, a read-only one and a lost one have.</summary>
internal sealed class DatabaseFault(RunningClinic clinic, DatabaseKind kind) : IAsyncDisposable
{
    private const byte ReadOnlyFormat = 3;
    private const byte WriteAheadLogFormat = 2;

    private bool isAway;

    private string Connection => clinic.Services.GetRequiredService<HostSettings>().ConnectionString;

    private string File => new SqliteConnectionStringBuilder(Connection).DataSource;

    private string DatabaseName => new NpgsqlConnectionStringBuilder(Connection).Database!;

    /// <summary>From now on a write of a draft or an enquiry finds no space; reading goes on.</summary>
    /// <remarks>SQLite answers FULL (13) also when a table has used up its row numbers, which a test can bring about; PostgreSQL can be made to answer 53100.</remarks>
    public async Task FillDiskAsync()
    {
        await using var db = clinic.Db();
        if (kind == DatabaseKind.PostgreSql)
        {
            await db.Database.ExecuteSqlAsync($"""
                CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
                CREATE TRIGGER no_space_draft BEFORE INSERT OR UPDATE ON "Drafts" FOR EACH ROW EXECUTE FUNCTION no_space();
                CREATE TRIGGER no_space_enquiry BEFORE INSERT OR UPDATE ON "Enquiries" FOR EACH ROW EXECUTE FUNCTION no_space();
                """);
            return;
        }

        await db.Database.ExecuteSqlAsync($"""
            CREATE TABLE NoSpace (Id INTEGER PRIMARY KEY AUTOINCREMENT);
            INSERT INTO NoSpace VALUES (9223372036854775807);
            CREATE TRIGGER no_space_draft BEFORE UPDATE ON Drafts BEGIN INSERT INTO NoSpace VALUES (NULL); END;
            CREATE TRIGGER no_space_new_draft BEFORE INSERT ON Drafts BEGIN INSERT INTO NoSpace VALUES (NULL); END;
            CREATE TRIGGER no_space_enquiry BEFORE UPDATE ON Enquiries BEGIN INSERT INTO NoSpace VALUES (NULL); END;
            CREATE TRIGGER no_space_new_enquiry BEFORE INSERT ON Enquiries BEGIN INSERT INTO NoSpace VALUES (NULL); END;
            """);
    }

    public async Task FreeDiskAsync()
    {
        await using var db = clinic.Db();
        _ = kind == DatabaseKind.PostgreSql
            ? await db.Database.ExecuteSqlAsync($"DROP FUNCTION no_space CASCADE")
            : await db.Database.ExecuteSqlAsync($"DROP TRIGGER no_space_draft; DROP TRIGGER no_space_new_draft; DROP TRIGGER no_space_enquiry; DROP TRIGGER no_space_new_enquiry");
    }

    /// <summary>From now on it cannot be reached at all.</summary>
    public async Task TakeAwayAsync()
    {
        isAway = true;
        if (kind == DatabaseKind.PostgreSql)
        {
            await AdministerAsync($"ALTER DATABASE {DatabaseName} ALLOW_CONNECTIONS false");
            await EndConnectionsAsync();
            return;
        }

        // A connection that was in use during the first pass is closed by the second, when it can no longer be opened anew.
        var folder = Path.GetDirectoryName(File)!;
        SqliteConnection.ClearAllPools();
        Directory.Move(folder, folder + "-away");
        SqliteConnection.ClearAllPools();
    }

    public async Task BringBackAsync()
    {
        isAway = false;
        if (kind == DatabaseKind.PostgreSql)
        {
            await AdministerAsync($"ALTER DATABASE {DatabaseName} ALLOW_CONNECTIONS true");
            return;
        }

        var folder = Path.GetDirectoryName(File)!;
        Directory.Move(folder + "-away", folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (isAway)
        {
            await BringBackAsync();
        }
    }

    /// <summary>From now on it can be read and not written: a standby, or a disk that was remounted.</summary>
    public async Task ForbidWritingAsync()
    {
        if (kind == DatabaseKind.PostgreSql)
        {
            await AdministerAsync($"ALTER DATABASE {DatabaseName} SET default_transaction_read_only = on");
            await EndConnectionsAsync();
            return;
        }

        await SetWriteFormatAsync(ReadOnlyFormat);
    }

    public async Task AllowWritingAsync()
    {
        if (kind == DatabaseKind.PostgreSql)
        {
            await AdministerAsync($"ALTER DATABASE {DatabaseName} RESET default_transaction_read_only");
            await EndConnectionsAsync();
            return;
        }

        await SetWriteFormatAsync(WriteAheadLogFormat);
    }

    // A file whose header names a newer write format is read-only by definition (sqlite.org/fileformat2.html, 1.3.3). Another process writes the byte:
    // to close the file in this one would drop SQLite's own locks on it.
    private async Task SetWriteFormatAsync(byte format)
    {
        SqliteConnection.ClearAllPools();
        using var process = Process.Start("sh", ["-c", $"printf '\\{format}' | dd of='{File}' bs=1 seek=18 conv=notrunc 2>/dev/null"]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        SqliteConnection.ClearAllPools();
    }

    private Task EndConnectionsAsync() => AdministerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{DatabaseName}'");

    [SuppressMessage("Security", "CA2100", Justification = "Names are made by the tests.")]
    private async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Connection) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
