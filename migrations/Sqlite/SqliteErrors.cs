using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SpineClinic.Migrations.Sqlite;

/// <summary>What SQLite's result codes mean (sqlite.org/rescode.html).</summary>
public sealed class SqliteErrors : IDatabaseErrors
{
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    // BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB.
    private static readonly int[] Unavailable = [5, 6, 8, 10, 11, 13, 14, 15, 26];

    public bool IsDuplicate(DbUpdateException error) =>
        error?.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    // There is one writer at a time: nobody waits in a circle.
    public bool IsDeadlock(Exception error) => false;

    public bool IsUnavailable(Exception error) => error switch
    {
        SqliteException sqlite => Unavailable.Contains(sqlite.SqliteErrorCode),
        { InnerException: { } inner } => IsUnavailable(inner),
        _ => false,
    };
}
