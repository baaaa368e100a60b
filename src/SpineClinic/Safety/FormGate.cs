using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SpineClinic.Safety;

/// <summary>
/// Whether the public form is open: only while a recorded clinician's sign-off covers exactly what is in force. A revocation by this process counts at once, one by
/// another within <see cref="Remembered{T}.Lifetime"/>.
/// </summary>
public sealed class FormGate(IDbContextFactory<ClinicDbContext> contexts, IClock clock, IDatabaseErrors errors)
{
    private readonly Remembered<IReadOnlyList<ClinicalSignOff>> standing = new(clock, errors);

    /// <summary>Reads the sign-offs again at the next question.</summary>
    public void Forget() => standing.Forget();

    /// <returns>The sign-off that covers <paramref name="content"/>; null when there is none and the form is closed.</returns>
    public async ValueTask<ClinicalSignOff?> FindAsync(ClinicalContent content, CancellationToken cancellationToken) =>
        standing.Fresh?.FirstOrDefault(row => row.Covers(content)) is { } signOff
            ? signOff
            : (await standing.ReadAsync(ReadAsync, cancellationToken))?.FirstOrDefault(row => row.Covers(content));

    private async Task<IReadOnlyList<ClinicalSignOff>?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await db.ClinicalSignOffs.AsNoTracking().Where(row => row.RevokedAt == null).ToListAsync(cancellationToken);
        return [.. all.OrderBy(row => row.IsDemo).ThenByDescending(row => row.SignedAt)];
    }
}
