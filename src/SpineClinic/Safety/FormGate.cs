using Microsoft.EntityFrameworkCore;

namespace SpineClinic.Safety;

/// <summary>Whether the public form is open: only while a recorded clinician's sign-off covers exactly what is in force.</summary>
public sealed class FormGate(IDbContextFactory<ClinicDbContext> contexts)
{
    private volatile ClinicalSignOff? known;

    /// <returns>The sign-off that covers <paramref name="content"/>; null when there is none and the form is closed.</returns>
    public async ValueTask<ClinicalSignOff?> FindAsync(ClinicalContent content, CancellationToken cancellationToken)
    {
        if (known is { } signOff && signOff.Covers(content))
        {
            return signOff;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await db.ClinicalSignOffs.AsNoTracking().ToListAsync(cancellationToken);
        return known = all.OrderBy(row => row.IsDemo).FirstOrDefault(row => row.Covers(content));
    }
}
