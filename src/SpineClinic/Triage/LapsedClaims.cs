using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>
/// What somebody claimed and left goes back to those whom nobody has, so that it does not wait on "In hand" for a person who went home. They keep it for as long as
/// they could take their last act back.
/// </summary>
public sealed class LapsedClaims(IDbContextFactory<ClinicDbContext> contexts, ClinicSignals signals, IClock clock)
{
    private const int RoundSize = 100;

    /// <summary>Gives back what nobody has acted on for <see cref="Enquiry.UndoWindow"/>; at most 100.</summary>
    /// <returns>How many were given back.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var lapsed = clock.GetCurrentInstant() - (Enquiry.UndoWindow - Enquiry.ClaimLength);
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await Lapsed(db, lapsed).OrderBy(enquiry => enquiry.ClaimedUntil).Select(enquiry => enquiry.Id).Take(RoundSize).ToListAsync(cancellationToken);
        }

        var given = 0;
        foreach (var id in due)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await Lapsed(db, lapsed).SingleOrDefaultAsync(enquiry => enquiry.Id == id, cancellationToken) is not { } enquiry)
            {
                continue;
            }

            Timeline.Add(db, enquiry.TakeFromAbsent(clock.GetCurrentInstant()));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                signals.Raise(ClinicSignal.Enquiry(id));
                given++;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody acts on it at this moment.
            }
        }

        return given;
    }

    private static IQueryable<Enquiry> Lapsed(ClinicDbContext db, Instant lapsed) =>
        db.Enquiries.Where(enquiry => enquiry.OwnerId != null && enquiry.ClaimedUntil <= lapsed && enquiry.Status == EnquiryStatus.InTriage);
}
