namespace SpineClinic.Migrations.Sqlite;

/// <summary>SQLite has one writer at a time: whoever has begun has the turn.</summary>
public sealed class SqliteWriteTurns : IWriteTurns
{
    public Task TakeAsync(ClinicDbContext db, IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken) => Task.CompletedTask;
}
