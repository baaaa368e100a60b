namespace SpineClinic;

/// <summary>
/// Lets transactions that want the same resources go one after the other instead of into each other. Nothing depends on it but waiting times: what may not be
/// taken twice is guarded by a key. One implementation per database, in its migrations project.
/// </summary>
public interface IWriteTurns
{
    /// <summary>Waits for its turn with all of the resources, until the end of the context's transaction.</summary>
    Task TakeAsync(ClinicDbContext db, IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken);
}
