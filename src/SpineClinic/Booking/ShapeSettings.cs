using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>
/// A manager sets the clinic's shape. Each change is one transaction with its line of the trail, which holds codes and never a name. A change that would leave
/// appointments without a place is made only when it comes confirmed, and no appointment is moved or called off by it. Managers take turns, so that two who
/// give a room away at one moment do not both have it.
/// </summary>
public sealed partial class ShapeSettings(
    IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, QuestionnaireLibrary questionnaires, IWriteTurns turns, ClinicSignals signals, IClock clock)
{
    /// <summary>Longest name of anything, in UTF-16 characters, which is what the columns hold.</summary>
    public const int LongestName = 120;

    /// <summary>Everything as it is now.</summary>
    /// <exception cref="NotPermittedException">The role may not see it.</exception>
    public async Task<ShapeView> GetAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageClinic);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var shape = await ReadAsync(db, cancellationToken);
        var open = await OpenAsync(db, now, cancellationToken);
        return new ShapeView(shape, Named(shape, open.Where(appointment => !HasPlace(shape, appointment))), now);
    }

    private async Task<ShapeResult> ChangeAsync(StaffActor actor, ShapeForm form, bool isConfirmed, Func<Work, Change?> make, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageClinic);
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await turns.TakeAsync(db, [Clinic.Subject], cancellationToken);
        var now = clock.GetCurrentInstant();
        var shape = await ReadAsync(db, cancellationToken);
        var standing = (await OpenAsync(db, now, cancellationToken)).Where(appointment => HasPlace(shape, appointment)).ToList();
        var change = make(new Work(db, shape, form, now.InZone(shape.Zone).Date));
        if (change is null || form.IsWrong)
        {
            return new ShapeResult(form.IsWrong ? ShapeOutcome.Refused : ShapeOutcome.NotFound, []);
        }

        if (!db.ChangeTracker.HasChanges())
        {
            return new ShapeResult(ShapeOutcome.Done, []);
        }

        var stranded = Named(shape, standing.Where(appointment => !HasPlace(shape, appointment)));
        if (stranded.Count > 0 && !isConfirmed)
        {
            return new ShapeResult(ShapeOutcome.ToConfirm, stranded);
        }

        var details = string.Join("; ", new[] { change.Details ?? ChangedFields(db), stranded.Count > 0 ? $"without a place {stranded.Count}" : "" }.Where(text => text.Length > 0));
        db.AuditEntries.Add(new AuditEntry(now, actor.Actor, $"shape.{change.Action}", change.SubjectType, change.SubjectId, details.Length > 200 ? details[..200] : details));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        shapes.Forget();
        signals.Raise(ClinicSignal.Diary);
        return new ShapeResult(ShapeOutcome.Done, stranded);
    }

    /// <summary>Everything, tracked: what is changed in it is what is saved.</summary>
    private static async Task<ClinicShape.Snapshot> ReadAsync(ClinicDbContext db, CancellationToken cancellationToken)
    {
        var clinic = await db.Clinics.SingleOrDefaultAsync(cancellationToken) ?? throw new InvalidOperationException("The clinic has not been set up.");
        var specialists = await db.Specialists.OrderBy(specialist => specialist.Id).ToListAsync(cancellationToken);
        var calendar = new ClinicCalendar(DateTimeZoneProviders.Tzdb[clinic.TimeZone], clinic.OpeningHours, clinic.Closures);
        return new ClinicShape.Snapshot(
            new ClinicProfile.Snapshot(clinic, calendar, specialists),
            await db.Sites.OrderBy(site => site.Name).ToListAsync(cancellationToken),
            await db.Rooms.OrderBy(room => room.Name).ToListAsync(cancellationToken),
            await db.Equipment.OrderBy(equipment => equipment.Name).ToListAsync(cancellationToken),
            await db.ConsultationTypes.OrderBy(type => type.Name).ToListAsync(cancellationToken),
            await db.CarveOuts.ToListAsync(cancellationToken));
    }

    /// <summary>Names of the fields that are changed, such as "IsActive, PatientLimits.NoticeHours"; empty when something was only added or taken away.</summary>
    private static string ChangedFields(ClinicDbContext db) => string.Join(", ", db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified).SelectMany(entry =>
        entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)
            .Concat(entry.ComplexProperties.SelectMany(part => part.Properties.Where(property => property.IsModified).Select(property => $"{part.Metadata.Name}.{property.Metadata.Name}")))));

    /// <summary>One change: its context, the clinic, what was typed, and the clinic's civil date.</summary>
    private sealed record Work(ClinicDbContext Db, ClinicShape.Snapshot Shape, ShapeForm Form, LocalDate Today);

    /// <summary>What the trail says of it.</summary>
    /// <param name="Action">What was done, as the trail calls it.</param>
    /// <param name="SubjectType">To what kind of thing.</param>
    /// <param name="SubjectId">To which.</param>
    /// <param name="Details">In codes; null for the names of the fields that are changed.</param>
    private sealed record Change(string Action, string SubjectType, Guid SubjectId, string? Details = null);
}
