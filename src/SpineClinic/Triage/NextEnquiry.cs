using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Which enquiry a member of staff opens after the one that they have dealt with.</summary>
public sealed class NextEnquiry(IDbContextFactory<ClinicDbContext> contexts, IClock clock)
{
    /// <summary>The next that nobody else has, by an index, soonest due first; after the last one comes the first. Null when there is none.</summary>
    /// <param name="actor">Who opens it.</param>
    /// <param name="filter">On which list; for all, everything that waits for the clinic. After which place; without one, after where the enquiry stands now.</param>
    /// <param name="after">The reference of the one that they come from.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<string?> FindAsync(StaffActor actor, BoardFilter filter, string? after, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        ArgumentNullException.ThrowIfNull(filter);
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var enquiries = db.Enquiries.AsNoTracking().Where(enquiry => enquiry.Reference != after);
        enquiries = filter switch
        {
            { Mine: true } => enquiries.Where(enquiry => enquiry.OwnerId == actor.Id && enquiry.ClaimedUntil > now),
            { Worklist: { } list } => enquiries.Where(enquiry => enquiry.Worklist == list),
            _ => enquiries.Where(enquiry => enquiry.NextActionDueAt != null && enquiry.WaitingOn == WaitingOn.Clinic),
        };
        enquiries = enquiries.Where(enquiry => enquiry.OwnerId == null || enquiry.OwnerId == actor.Id || enquiry.ClaimedUntil <= now);
        var here = filter.After ?? await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.Reference == after && enquiry.Worklist != null)
            .Select(enquiry => new BoardPlace(enquiry.NextActionDueAt, enquiry.Tier, enquiry.Id)).SingleOrDefaultAsync(cancellationToken);
        return (here is null ? null : here.DueAt is null ? await FirstAsync(enquiries.Where(enquiry => enquiry.NextActionDueAt == null
                && (enquiry.Tier > here.Tier || (enquiry.Tier == here.Tier && enquiry.Id.CompareTo(here.Id) > 0))))
            : await FirstAsync(enquiries.Where(enquiry => enquiry.NextActionDueAt >= here.DueAt && (enquiry.NextActionDueAt > here.DueAt
                || enquiry.Tier > here.Tier || (enquiry.Tier == here.Tier && enquiry.Id.CompareTo(here.Id) > 0)))))
            ?? await FirstAsync(enquiries);

        Task<string?> FirstAsync(IQueryable<Enquiry> among) => among
            .OrderBy(enquiry => enquiry.NextActionDueAt).ThenBy(enquiry => enquiry.Tier).ThenBy(enquiry => enquiry.Id)
            .Select(enquiry => enquiry.Reference)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
