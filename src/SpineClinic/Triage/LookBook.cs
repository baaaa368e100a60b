using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Who looks at which enquiry just now, across all processes. A page that no longer says that it is there is forgotten.</summary>
public sealed class LookBook(IDbContextFactory<ClinicDbContext> contexts, ClinicSignals signals, IClock clock)
{
    /// <summary>How long a page counts without a word from it; pages say it three times as often.</summary>
    public static readonly Duration Lasts = Duration.FromMinutes(1);

    /// <summary>How long somebody counts as typing.</summary>
    public static readonly Duration TypingLasts = Duration.FromSeconds(10);

    /// <summary>Somebody opens an enquiry.</summary>
    /// <returns>The page as it is kept; null when there is no such enquiry.</returns>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<Look?> EnterAsync(StaffActor actor, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Enquiries.Where(row => row.Reference == reference).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken) is not { } enquiry)
        {
            return null;
        }

        var (forgotten, look) = (now - Lasts, new Look(enquiry, actor.Id, now));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Looks.Where(row => row.SeenAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        db.Looks.Add(look);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signals.Raise(ClinicSignal.Look(enquiry));
        return look;
    }

    /// <summary>The page is still there. One that was forgotten meanwhile stays so.</summary>
    public async Task BeatAsync(Guid id, bool isTyping, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Looks.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } look)
        {
            return;
        }

        look.Beat(clock.GetCurrentInstant(), isTyping);
        if (await SaveAsync(db, cancellationToken) && isTyping)
        {
            signals.Raise(ClinicSignal.Look(look.EnquiryId));
        }
    }

    /// <summary>The page was left.</summary>
    public async Task LeaveAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Looks.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } look)
        {
            db.Looks.Remove(look);
            await SaveAsync(db, cancellationToken);
            signals.Raise(ClinicSignal.Look(look.EnquiryId));
        }
    }

    private static async Task<bool> SaveAsync(ClinicDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // It was forgotten at this moment.
            return false;
        }
    }

    /// <summary>Who else has it open, by name; each person once.</summary>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<IReadOnlyList<Looker>> OthersAsync(StaffActor actor, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        var now = clock.GetCurrentInstant();
        var (since, typing) = (now - Lasts, now - TypingLasts);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (from look in db.Looks.AsNoTracking()
                          join enquiry in db.Enquiries on look.EnquiryId equals enquiry.Id
                          join member in db.StaffMembers on look.StaffId equals member.Id
                          where enquiry.Reference == reference && look.StaffId != actor.Id && look.SeenAt >= since
                          select new { member.Id, member.DisplayName, IsTyping = look.TypedAt >= typing }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.Id).Select(person => new Looker(person.First().DisplayName, person.Any(row => row.IsTyping))).OrderBy(person => person.Name, StringComparer.Ordinal)];
    }
}
