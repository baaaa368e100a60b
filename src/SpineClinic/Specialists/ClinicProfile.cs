using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>
/// The clinic's row, calendar and specialists, kept in memory: every patient page shows the name and phone number, and must be able to when the database cannot
/// answer. What another process changes is seen within <see cref="Remembered{T}.Lifetime"/>.
/// </summary>
public sealed class ClinicProfile(IDbContextFactory<ClinicDbContext> contexts, IClock clock, IDatabaseErrors errors)
{
    private readonly Remembered<Snapshot> current = new(
        clock, errors, (one, other) => contexts.AreSame([one.Clinic], [other.Clinic]) && contexts.AreSame(one.Specialists, other.Specialists));

    /// <summary>Null until the clinic has been set up.</summary>
    public async ValueTask<Snapshot?> FindAsync(CancellationToken cancellationToken) => current.Fresh ?? await current.ReadAsync(ReadAsync, cancellationToken);

    /// <exception cref="InvalidOperationException">The clinic has not been set up.</exception>
    public async ValueTask<Snapshot> GetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ?? throw new InvalidOperationException("The clinic has not been set up.");

    /// <summary>Reads it again at the next question.</summary>
    public void Forget() => current.Forget();

    private async Task<Snapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var clinic = await db.Clinics.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (clinic is null)
        {
            return null;
        }

        var specialists = await db.Specialists.AsNoTracking().OrderBy(specialist => specialist.Id).ToListAsync(cancellationToken);
        return new Snapshot(clinic, new ClinicCalendar(DateTimeZoneProviders.Tzdb[clinic.TimeZone], clinic.OpeningHours, clinic.Closures), specialists);
    }

    /// <summary>The clinic as it was when it was read.</summary>
    public sealed record Snapshot(Clinic Clinic, ClinicCalendar Calendar, IReadOnlyList<Specialist> Specialists);
}
