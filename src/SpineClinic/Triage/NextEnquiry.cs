using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Which enquiry a member of staff opens after the one that they have dealt with.</summary>
public sealed class NextEnquiry(IDbContextFactory<ClinicDbContext> contexts, IClock clock)
{
    /// <summary>The soonest due that nobody else has, by an index; null when there is none.</summary>
    /// <param name="actor">Who opens it.</param>
    /// <param name="worklist">On which list; null for everything that waits for the clinic.</param>
    /// <param name="except">The reference of the one that they come from.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<string?> FindAsync(StaffActor actor, Worklist? worklist, string? except, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var enquiries = db.Enquiries.AsNoTracking().Where(enquiry => enquiry.Reference != except);
        enquiries = worklist is { } list
            ? enquiries.Where(enquiry => enquiry.Worklist == list)
            : enquiries.Where(enquiry => enquiry.NextActionDueAt != null && enquiry.WaitingOn == WaitingOn.Clinic);
        return await enquiries
            .Where(enquiry => enquiry.OwnerId == null || enquiry.OwnerId == actor.Id || enquiry.ClaimedUntil <= now)
            .OrderBy(enquiry => enquiry.NextActionDueAt).ThenBy(enquiry => enquiry.Tier).ThenBy(enquiry => enquiry.Id)
            .Select(enquiry => enquiry.Reference)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
