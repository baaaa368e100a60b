using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SpineClinic.Migrations.Sqlite;

/// <summary>
/// SQLite has one writer at a time. Those of this process queue here, first come first served, instead of polling the file's lock, which starves the unlucky.
/// A turn begins before BEGIN IMMEDIATE and ends with the transaction, or with its connection when the transaction is abandoned.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "One for each database file, as long as the process lives.")]
public sealed class WriterQueue : DbConnectionInterceptor, IDbTransactionInterceptor
{
    private static readonly ConcurrentDictionary<string, WriterQueue> Queues = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConditionalWeakTable<DbConnection, object> holders = [];

    private WriterQueue()
    {
    }

    /// <summary>The one queue of a database file.</summary>
    public static WriterQueue For(string connectionString) => Queues.GetOrAdd(connectionString, _ => new WriterQueue());

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        turn.Wait();
        holders.Add(connection, this);
        return result;
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken);
        holders.Add(connection, this);
        return result;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => End(eventData);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(eventData);
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => End(eventData);

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(eventData);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        End(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        End(connection);
        return ValueTask.FromResult(result);
    }

    private void End(TransactionEndEventData eventData)
    {
        if (eventData.Context?.Database is { } database && Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(database) is { } connection)
        {
            End(connection);
        }
    }

    private void End(DbConnection connection)
    {
        if (holders.Remove(connection))
        {
            turn.Release();
        }
    }
}
