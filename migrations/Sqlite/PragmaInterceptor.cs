using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SpineClinic.Migrations.Sqlite;

/// <summary>
/// What makes a commit durable and a file trustworthy, set on every connection and read back. A connection that does not obey is not used.
/// The log is folded back into the file every 8,000 pages (32 MB): a busy index page is then written back once, not once for every few enquiries.
/// FULL: a commit survives a power cut. secure_delete: what is deleted is overwritten. trusted_schema OFF: a crafted file cannot run functions.
/// </summary>
public sealed class PragmaInterceptor : DbConnectionInterceptor
{
    private static readonly (string Name, string Value, string ReadBack)[] Pragmas =
    [
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("busy_timeout", "15000", "15000"),
        ("foreign_keys", "ON", "1"),
        ("secure_delete", "ON", "1"),
        ("trusted_schema", "OFF", "0"),
        ("cell_size_check", "ON", "1"),
        ("mmap_size", "0", "0"),
        ("wal_autocheckpoint", "8000", "8000"),
        ("journal_size_limit", "67108864", "67108864"),
    ];

    // A connection from the pool keeps its pragmas: they are set and read back once for each that SQLite itself opens.
    private static readonly ConditionalWeakTable<object, object> Obedient = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are the constants above.")]
    private static void Set(DbConnection connection)
    {
        var handle = (object?)((SqliteConnection)connection).Handle ?? throw new InvalidOperationException("The connection is not open.");
        if (Obedient.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        foreach (var (name, value, expected) in Pragmas)
        {
            command.CommandText = $"PRAGMA {name} = {value}; PRAGMA {name};";
            using var reader = command.ExecuteReader();
            string? found = null;
            do
            {
                while (reader.Read())
                {
                    found = Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture);
                }
            }
            while (reader.NextResult());
            if (found is not null && !string.Equals(found, expected, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"SQLite keeps PRAGMA {name} at '{found}' instead of '{expected}': the data would not be safe.");
            }
        }

        Obedient.AddOrUpdate(handle, Pragmas);
    }
}
