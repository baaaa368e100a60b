using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;

namespace SpineClinic.Migrations.PostgreSql;

/// <summary>An advisory lock for each resource, in one order everywhere, so that nobody waits in a circle; the server lets go of them with the transaction.</summary>
public sealed class PostgreSqlWriteTurns : IWriteTurns
{
    public Task TakeAsync(ClinicDbContext db, IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var keys = resources.Select(Key).Distinct().Order().ToArray();
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(key) FROM unnest({keys}) AS key", cancellationToken);
    }

    // Two resources that share a key wait for each other without need, which is all.
    private static long Key(Guid resource) => BinaryPrimitives.ReadInt64LittleEndian(resource.ToByteArray().AsSpan(8));
}
