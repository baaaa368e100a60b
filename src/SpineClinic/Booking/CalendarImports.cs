using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>
/// Takes over when a specialist is busy by another calendar of theirs. It is read once, when it is handed in; each calendar takes the place of the one before.
/// Patients are not offered those times, and staff may book over them with a reason. Nothing but the times is kept.
/// </summary>
public sealed class CalendarImports(IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, IWriteTurns turns, ClinicSignals signals, IClock clock)
{
    /// <summary>How far ahead a calendar is read, in days.</summary>
    public const int DaysAhead = 365;

    /// <param name="staff">A manager, or the specialist whose calendar it is.</param>
    /// <param name="specialistId">Whose.</param>
    /// <param name="file">The text of the calendar file.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>Null when there is no such specialist.</returns>
    /// <exception cref="NotPermittedException">It is not theirs to see to.</exception>
    public async Task<CalendarImportOutcome?> ImportAsync(StaffActor staff, Guid specialistId, string file, CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        CalendarAccess.Demand(staff, specialistId, shape);
        if (shape.Specialist(specialistId) is null)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var read = CalendarImport.ReadBusy(file, shape.Zone, new Interval(now, now + Duration.FromDays(DaysAhead)));
        return read.Reason is { } reason
            ? new CalendarImportOutcome(await CountAsync(specialistId, cancellationToken), 0, reason)
            : await ReplaceAsync(staff, specialistId, read.Busy, read.Skipped, "calendar.Imported", cancellationToken);
    }

    /// <summary>Forgets what was taken over.</summary>
    /// <returns>Null when there is no such specialist.</returns>
    /// <exception cref="NotPermittedException">It is not theirs to see to.</exception>
    public async Task<CalendarImportOutcome?> RemoveAsync(StaffActor staff, Guid specialistId, CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        CalendarAccess.Demand(staff, specialistId, shape);
        return shape.Specialist(specialistId) is null ? null : await ReplaceAsync(staff, specialistId, [], 0, "calendar.Removed", cancellationToken);
    }

    /// <summary>How many busy times of each specialist stand that this member of staff may see to; none for those without.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CountsAsync(StaffActor staff, CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        var own = CalendarAccess.SpecialistsOf(staff, shape).Select(specialist => specialist.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ImportedBusy.AsNoTracking().Where(row => own.Contains(row.ResourceId)).GroupBy(row => row.ResourceId)
            .Select(rows => new { rows.Key, Times = rows.Count() }).ToDictionaryAsync(rows => rows.Key, rows => rows.Times, cancellationToken);
    }

    private async Task<int> CountAsync(Guid specialistId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ImportedBusy.CountAsync(row => row.ResourceId == specialistId, cancellationToken);
    }

    private async Task<CalendarImportOutcome> ReplaceAsync(
        StaffActor staff, Guid specialistId, IReadOnlyList<Interval> busy, int skipped, string action, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Two calendars handed in at one moment: the second takes the place of the first, and is not added to it.
        await turns.TakeAsync(db, [specialistId], cancellationToken);
        await db.ImportedBusy.Where(row => row.ResourceId == specialistId).ExecuteDeleteAsync(cancellationToken);
        db.ImportedBusy.AddRange(busy.Select(time => new ImportedBusy(specialistId, Cell.Of(time.Start), Cell.Ceiling(time.End))));
        db.AuditEntries.Add(new AuditEntry(clock.GetCurrentInstant(), staff.Actor, action, "specialist", specialistId, $"{busy.Count} times, {skipped} skipped"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signals.Raise(ClinicSignal.Diary);
        return new CalendarImportOutcome(busy.Count, skipped, null);
    }
}
