using Microsoft.EntityFrameworkCore;

namespace SpineClinic.Enquiries;

/// <summary>
/// Files enquiries that are not filed to be found, because an older program took them in, or because the way of filing has changed and everything is filed anew. While
/// it does, old ones may be missed, and the search says so.
/// </summary>
public sealed class SearchFiling(IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors)
{
    private volatile bool isBehind;

    /// <summary>So many in one transaction.</summary>
    public int AtOnce { get; init; } = 200;

    /// <summary>Whether this process knows of enquiries that are not filed yet.</summary>
    public bool IsBehind => isBehind;

    /// <summary>Files all that are not, the newest first. Two processes that do it at once each do a part.</summary>
    /// <param name="cancellationToken">Ends the work; what is committed stays.</param>
    /// <param name="rest">Awaited after each transaction: on SQLite whoever else writes has their turn then.</param>
    /// <returns>How many.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken, Func<CancellationToken, Task>? rest = null)
    {
        for (var (done, before, isAgain) = (0, Guid.AllBitsSet, false); ;)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var unfiled = await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.Id.CompareTo(before) < 0 && !db.SearchEntries.Any(entry => entry.EnquiryId == enquiry.Id))
                .OrderByDescending(enquiry => enquiry.Id).Take(AtOnce).ToListAsync(cancellationToken);
            isBehind = unfiled.Count > 0 || isAgain;
            if (!isBehind)
            {
                return done;
            }

            if (unfiled.Count == 0)
            {
                (before, isAgain) = (Guid.AllBitsSet, false);
                continue;
            }

            before = unfiled[^1].Id;
            unfiled.ForEach(enquiry => SearchUpkeep.Add(db, enquiry));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                done += unfiled.Count;
            }
            catch (DbUpdateException error) when (errors.IsDuplicate(error))
            {
                // Another process filed some of them at this moment: the next first, and at the end whatever is still left of these.
                isAgain = true;
            }

            await (rest?.Invoke(cancellationToken) ?? Task.CompletedTask);
        }
    }
}
