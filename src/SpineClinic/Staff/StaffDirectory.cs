using Microsoft.EntityFrameworkCore;

namespace SpineClinic.Staff;

/// <summary>Who works here.</summary>
public sealed class StaffDirectory(IDbContextFactory<ClinicDbContext> contexts)
{
    /// <summary>The account as it is now: null when it is gone or no longer active, however fresh the browser's cookie.</summary>
    public async Task<StaffActor?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.IsActive, cancellationToken);
        return member?.ToActor();
    }

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.StaffMembers.AnyAsync(cancellationToken);
    }
}
