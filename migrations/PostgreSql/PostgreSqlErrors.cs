using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SpineClinic.Migrations.PostgreSql;

/// <summary>What PostgreSQL's SQLSTATE codes mean.</summary>
public sealed class PostgreSqlErrors : IDatabaseErrors
{
    public bool IsDuplicate(DbUpdateException error) => error?.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsDeadlock(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        { InnerException: { } inner } => IsDeadlock(inner),
        _ => false,
    };

    public bool IsUnavailable(Exception error) => error switch
    {
        // Class 08 connection, 25 read-only transaction, 53 out of resources, 57 operator intervention, 58 system error.
        PostgresException postgres => postgres.IsTransient || postgres.SqlState[..2] is "08" or "25" or "53" or "57" or "58",
        NpgsqlException or TimeoutException => true,
        { InnerException: { } inner } => IsUnavailable(inner),
        _ => false,
    };
}
