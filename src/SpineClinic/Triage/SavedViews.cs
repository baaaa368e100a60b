using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Saved searches: each member of staff has their own; those of everybody are made by whoever may share.</summary>
public sealed class SavedViews(IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors, IClock clock)
{
    /// <summary>So many of one owner, and so many of everybody's.</summary>
    public const int Most = 30;

    /// <returns>Everybody's, then the viewer's own, each by name.</returns>
    /// <exception cref="NotPermittedException">The role may not search.</exception>
    public async Task<IReadOnlyList<SavedView>> ListAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadBoard);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var views = await db.SavedViews.AsNoTracking().Where(view => view.OwnerId == actor.Id || view.OwnerId == SavedView.Everybody).ToListAsync(cancellationToken);
        return [.. views.OrderByDescending(view => view.IsShared).ThenBy(view => view.NameKey, StringComparer.Ordinal)];
    }

    /// <summary>Saves filters under a name.</summary>
    /// <param name="actor">Whose, or who shares it.</param>
    /// <param name="id">Made with the page: the same id again is the same view.</param>
    /// <param name="name">1 to <see cref="SavedView.LongestName"/> characters.</param>
    /// <param name="filter">At least one.</param>
    /// <param name="isShared">For everybody.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role may not search, or may not share.</exception>
    public async Task<SavedViewOutcome> SaveAsync(StaffActor actor, Guid id, string? name, SearchFilter filter, bool isShared, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, isShared ? Permission.ShareViews : Permission.ReadBoard);
        ArgumentNullException.ThrowIfNull(filter);
        var line = PersonalText.Line(name);
        if ((filter.IsEmpty ? SavedViewOutcome.FilterMissing : Problem(line)) is { } problem)
        {
            return problem;
        }

        var owner = isShared ? SavedView.Everybody : actor.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.SavedViews.AnyAsync(view => view.Id == id && view.OwnerId == owner, cancellationToken))
        {
            return SavedViewOutcome.Done;
        }

        if (await db.SavedViews.CountAsync(view => view.OwnerId == owner, cancellationToken) >= Most)
        {
            return SavedViewOutcome.TooMany;
        }

        var now = clock.GetCurrentInstant();
        db.SavedViews.Add(new SavedView(id, owner, line, filter, now));
        return await WriteAsync(db, actor, id, "savedView.Saved", isShared, now, cancellationToken);
    }

    /// <exception cref="NotPermittedException">It is everybody's, and the role may not share.</exception>
    public async Task<SavedViewOutcome> RenameAsync(StaffActor actor, Guid id, string? name, CancellationToken cancellationToken)
    {
        var line = PersonalText.Line(name);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, actor, id, cancellationToken) is not { } view)
        {
            return SavedViewOutcome.NotFound;
        }

        if (Problem(line) is { } problem)
        {
            return problem;
        }

        if (view.Name == line)
        {
            return SavedViewOutcome.Done;
        }

        view.Rename(line);
        return await WriteAsync(db, actor, id, "savedView.Renamed", view.IsShared, clock.GetCurrentInstant(), cancellationToken);
    }

    /// <summary>Deletes it. What is not there is deleted already.</summary>
    /// <exception cref="NotPermittedException">It is everybody's, and the role may not share.</exception>
    public async Task<SavedViewOutcome> DeleteAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, actor, id, cancellationToken) is not { } view)
        {
            return SavedViewOutcome.NotFound;
        }

        db.SavedViews.Remove(view);
        return await WriteAsync(db, actor, id, "savedView.Deleted", view.IsShared, clock.GetCurrentInstant(), cancellationToken);
    }

    private static SavedViewOutcome? Problem(string name) => SavedView.KeyOf(name).Length == 0 ? SavedViewOutcome.NameMissing
        : name.Length > SavedView.LongestName ? SavedViewOutcome.NameTooLong
        : null;

    private static async Task<SavedView?> FindAsync(ClinicDbContext db, StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadBoard);
        var view = await db.SavedViews.SingleOrDefaultAsync(row => row.Id == id && (row.OwnerId == actor.Id || row.OwnerId == SavedView.Everybody), cancellationToken);
        if (view is { IsShared: true })
        {
            Permissions.Demand(actor, Permission.ShareViews);
        }

        return view;
    }

    // The name may be one that a person typed: the trail says which view, not what it is called.
    private async Task<SavedViewOutcome> WriteAsync(ClinicDbContext db, StaffActor actor, Guid id, string action, bool isShared, Instant now, CancellationToken cancellationToken)
    {
        db.AuditEntries.Add(new AuditEntry(now, actor.Actor, action, "savedView", id, isShared ? "shared" : "own"));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return SavedViewOutcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody renamed or deleted it at this moment: the page shows what it is now.
            return SavedViewOutcome.NotFound;
        }
        catch (DbUpdateException error) when (errors.IsDuplicate(error))
        {
            return SavedViewOutcome.NameTaken;
        }
    }
}
