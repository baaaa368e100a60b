using Microsoft.EntityFrameworkCore;

namespace SpineClinic.Safety;

/// <summary>Whether the public form is open: only while a recorded clinician's sign-off covers exactly what is in force.</summary>
public sealed class FormGate(IDbContextFactory<ClinicDbContext> contexts)
{
    private volatile IReadOnlyList<ClinicalSignOff>? known;

    /// <summary>Reads the sign-offs again at the next question.</summary>
    public void Forget() => known = null;

    /// <returns>The sign-off that covers <paramref name="content"/>; null when there is none and the form is closed.</returns>
    public async ValueTask<ClinicalSignOff?> FindAsync(ClinicalContent content, CancellationToken cancellationToken)
    {
        if (known?.FirstOrDefault(row => row.Covers(content)) is { } signOff)
        {
            return signOff;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await db.ClinicalSignOffs.AsNoTracking().Where(row => row.RevokedAt == null).ToListAsync(cancellationToken);
        known = [.. all.OrderBy(row => row.IsDemo).ThenByDescending(row => row.SignedAt)];
        return known.FirstOrDefault(row => row.Covers(content));
    }
}
