using Microsoft.EntityFrameworkCore;

namespace SpineClinic.Enquiries;

/// <summary>Files enquiries that were taken in before there was a search.</summary>
public sealed class SearchFiling(IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors)
{
    private const int AtOnce = 200;
    private const int MostCollisions = 50;

    /// <summary>Files all that are not. Two processes that do it at once each do a part.</summary>
    /// <returns>How many.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        for (var (done, collisions, after) = (0, 0, Guid.Empty); ;)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var unfiled = await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.Id.CompareTo(after) > 0 && !db.SearchEntries.Any(entry => entry.EnquiryId == enquiry.Id))
                .OrderBy(enquiry => enquiry.Id).Take(AtOnce).ToListAsync(cancellationToken);
            if (unfiled.Count == 0)
            {
                return done;
            }

            unfiled.ForEach(enquiry => SearchUpkeep.Add(db, enquiry));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                (done, after) = (done + unfiled.Count, unfiled[^1].Id);
            }
            catch (DbUpdateException error) when (errors.IsDuplicate(error) && collisions++ < MostCollisions)
            {
                // Another process filed some of them at this moment: look again at what is left.
            }
        }
    }
}
