using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Website;

/// <summary>
/// A manager makes the public site the clinic's own. Each change is one transaction with its line of the trail, which names fields and never their words.
/// Managers take turns; who saves a page that another has changed meanwhile is told of the fields that both changed.
/// </summary>
public sealed partial class SiteSettings(IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, PublicSite site, IWriteTurns turns, IClock clock)
{
    /// <summary>The field that says that somebody has looked at words which our own pages would not say.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The words that they looked at: whoever stands by one word has not stood by another.</summary>
    public const string ConfirmedWords = "confirmed.words";

    /// <summary>Where a removal that is refused says so.</summary>
    public const string Removal = "remove";

    private const string Yes = "yes";

    /// <summary>Everything as it is now.</summary>
    /// <exception cref="NotPermittedException">The role may not see it. So it is with everything of this class.</exception>
    public async Task<SiteView> GetAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageClinic);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(cancellationToken);
        return new SiteView(
            clinic,
            await db.Sites.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken),
            await db.Specialists.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken),
            await db.TeamProfiles.AsNoTracking().ToListAsync(cancellationToken),
            await db.ClinicPages.AsNoTracking().OrderBy(row => row.Title).ToListAsync(cancellationToken),
            await db.NewsItems.AsNoTracking().OrderByDescending(row => row.From).ThenBy(row => row.Title).ToListAsync(cancellationToken),
            TodayOf(clinic));
    }

    private async Task<SiteResult> ChangeAsync(StaffActor actor, ShapeForm form, Func<Work, Task<Change?>> make, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageClinic);
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await turns.TakeAsync(db, [Clinic.Subject], cancellationToken);
        var clinic = await db.Clinics.SingleAsync(cancellationToken);
        var change = await make(new Work(db, clinic, form, TodayOf(clinic), cancellationToken));
        if (form.IsWrong)
        {
            return new SiteResult(form.Overtaken.Count > 0 ? SiteOutcome.Overtaken : SiteOutcome.Refused, []);
        }

        if (change is null)
        {
            return new SiteResult(SiteOutcome.NotFound, []);
        }

        if (form.IsTrial || !db.ChangeTracker.HasChanges())
        {
            return new SiteResult(SiteOutcome.Done, []);
        }

        var words = ClaimWords.Find(change.Texts);
        if (words.Except(form[Confirmed] == Yes ? form.All(ConfirmedWords) : [], StringComparer.OrdinalIgnoreCase).Any())
        {
            return new SiteResult(SiteOutcome.ToConfirm, words);
        }

        db.AuditEntries.Add(new AuditEntry(clock.GetCurrentInstant(), actor.Actor, $"site.{change.Action}", change.SubjectType, change.SubjectId, Details(db, change, words.Count > 0)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        shapes.Forget();
        site.Forget();
        return new SiteResult(SiteOutcome.Done, []);
    }

    // The clinic as it would be; nothing is saved. Null when a field is wrong, and the form says which.
    private async Task<Clinic?> TryAsync(StaffActor actor, ShapeForm form, Func<Work, Task> apply, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageClinic);
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var clinic = await db.Clinics.SingleAsync(cancellationToken);
        await apply(new Work(db, clinic, form, TodayOf(clinic), cancellationToken));
        return form.IsWrong ? null : clinic;
    }

    private LocalDate TodayOf(Clinic clinic) => clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[clinic.TimeZone]).Date;

    // Names of fields, never what they say.
    private static string? Details(ClinicDbContext db, Change change, bool isConfirmed)
    {
        var fields = db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified)
            .SelectMany(entry => entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)).Distinct();
        var parts = new[] { change.Details ?? string.Join(", ", fields), isConfirmed ? "words confirmed" : "" };
        var text = string.Join("; ", parts.Where(part => part.Length > 0));
        return text.Length == 0 ? null : text[..Math.Min(text.Length, 200)];
    }

    /// <summary>One change: its context, the clinic, what was typed, and the clinic's civil date.</summary>
    private sealed record Work(ClinicDbContext Db, Clinic Clinic, ShapeForm Form, LocalDate Today, CancellationToken Token);

    /// <summary>What the trail says of it.</summary>
    /// <param name="Action">What was done.</param>
    /// <param name="SubjectType">To what kind of thing.</param>
    /// <param name="SubjectId">To which.</param>
    /// <param name="Details">In codes; null for the names of the fields that are changed.</param>
    private sealed record Change(string Action, string SubjectType, Guid SubjectId, string? Details = null)
    {
        /// <summary>What patients will read of it, in the clinic's own words.</summary>
        public IReadOnlyList<string> Texts { get; init; } = [];
    }
}
