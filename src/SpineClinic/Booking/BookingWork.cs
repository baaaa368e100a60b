using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Mail;

namespace SpineClinic.Booking;

/// <summary>A write beside the diary: one transaction, done again when somebody changed a record of it meanwhile.</summary>
public sealed class BookingWork(IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors, ClinicSignals signals, IClock clock)
{
    private const int RetriesOnConflict = 20;

    /// <param name="act">The work; a false in the result keeps nothing of it.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public async Task<T> WriteAsync<T>(Func<ClinicDbContext, Instant, Task<(bool IsToKeep, T Result)>> act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var (isToKeep, result) = await act(db, clock.GetCurrentInstant());
            if (!isToKeep)
            {
                return result;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                Raise(db);
                return result;
            }
            catch (DbUpdateException error) when (attempt < RetriesOnConflict && (error is DbUpdateConcurrencyException || errors.IsDuplicate(error)))
            {
                // Somebody acted on the same record, or made the same one, at this moment: look again at what it is now.
            }
        }
    }

    private void Raise(ClinicDbContext db)
    {
        foreach (var id in db.ChangeTracker.Entries<Enquiry>().Select(entry => entry.Entity.Id))
        {
            signals.Raise(ClinicSignal.Enquiry(id));
        }

        signals.Raise(ClinicSignal.Diary);
        if (db.ChangeTracker.Entries<Letter>().Any())
        {
            signals.Raise(ClinicSignal.Letter);
        }
    }
}
