using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

public sealed partial class Diary
{
    /// <summary>One write: its context within its transaction, its time, the clinic, and how often it is tried.</summary>
    private sealed record Work(ClinicDbContext Db, ClinicShape.Snapshot Shape, Instant Now, Actor Actor, int Attempt);

    /// <summary>What is in the way of cells that are to be taken.</summary>
    private enum Way
    {
        /// <summary>It has not been looked.</summary>
        Unknown,

        /// <summary>Nothing was there a moment ago; what came since is found by the key, and then it is looked.</summary>
        Clear,

        /// <summary>Others, on purpose.</summary>
        Shared,
    }

    /// <summary>
    /// Does the work in one transaction, and again when somebody changed a record meanwhile. A duplicate key is a cell that somebody else has; only when no
    /// cell is in the way was it a reference that exists already, and then it is done again too.
    /// </summary>
    private async Task<DiaryResult> WriteAsync(
        Actor actor, IReadOnlyCollection<Guid> resources, Func<Work, Task<DiaryResult>> act, CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await turns.TakeAsync(db, resources, cancellationToken);
            var work = new Work(db, shape, clock.GetCurrentInstant(), actor, attempt);
            try
            {
                var result = await act(work);
                if (!result.IsDone)
                {
                    return result;
                }

                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                Raise(db);
                return result;
            }
            catch (DbUpdateException error) when (errors.IsDuplicate(error))
            {
                var wanted = db.ChangeTracker.Entries<OccupancyCell>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
                await transaction.RollbackAsync(cancellationToken);
                if (attempt >= RetriesOnConflict || await IsAnyTakenAsync(wanted, cancellationToken))
                {
                    return new DiaryResult(DiaryOutcome.Taken);
                }
            }
            catch (DbUpdateConcurrencyException) when (attempt < RetriesOnConflict)
            {
                // Somebody acted on the same appointment or enquiry at this moment: look again at what it is now.
            }
            catch (Exception error) when (attempt < RetriesOnConflict && errors.IsDeadlock(error))
            {
                // Nothing of it was written.
            }
        }
    }

    private void Raise(ClinicDbContext db)
    {
        foreach (var id in db.ChangeTracker.Entries<Enquiry>().Select(entry => entry.Entity.Id))
        {
            signals.Raise(ClinicSignal.Enquiry(id));
        }

        signals.Raise(ClinicSignal.Diary);
        if (db.ChangeTracker.Entries<Mail.Letter>().Any())
        {
            signals.Raise(ClinicSignal.Letter);
        }
    }

    private async Task<bool> IsAnyTakenAsync(List<OccupancyCell> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
        {
            return false;
        }

        // What is moved a little wants cells that it has itself.
        var owners = wanted.Select(cell => cell.OwnerId).Distinct().ToList();
        var (resources, first, last, now) = (wanted.Select(cell => cell.ResourceId).Distinct().ToList(), wanted.Min(cell => cell.Cell), wanted.Max(cell => cell.Cell), clock.GetCurrentInstant());
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var there = await db.OccupancyCells.AsNoTracking()
            .Where(cell => resources.Contains(cell.ResourceId) && cell.Cell >= first && cell.Cell <= last && !(cell.ExpiresAt <= now) && !owners.Contains(cell.OwnerId))
            .ToListAsync(cancellationToken);
        return there.Exists(cell => wanted.Exists(other => other.ResourceId == cell.ResourceId && other.Cell == cell.Cell && other.Lane == cell.Lane));
    }

    private Task<bool> TakeCellsAsync(Work work, Appointment appointment, Way way, CancellationToken cancellationToken)
    {
        if (way != Way.Clear)
        {
            return TakeCellsAsync(work, appointment.Cells(), way == Way.Shared || appointment is not { Lane: 0, GroupSessionId: null }, cancellationToken);
        }

        work.Db.OccupancyCells.AddRange(appointment.Cells());
        return Task.FromResult(true);
    }

    /// <summary>
    /// Takes cells; holds that ran out give way. The key guards a lane; that nobody lies over what was itself booked over another, without a reason of their own,
    /// is looked at here.
    /// </summary>
    /// <param name="work">The transaction.</param>
    /// <param name="wanted">The cells.</param>
    /// <param name="mayLieOver">Whether staff book over others on purpose, or it is a seat.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False when somebody else has the time: nothing may be committed then.</returns>
    private async Task<bool> TakeCellsAsync(Work work, IEnumerable<OccupancyCell> wanted, bool mayLieOver, CancellationToken cancellationToken)
    {
        var cells = wanted.OrderBy(cell => cell.ResourceId).ThenBy(cell => cell.Cell).ToList();
        var (resources, first, last) = (cells.Select(cell => cell.ResourceId).Distinct().ToList(), cells.Min(cell => cell.Cell), cells.Max(cell => cell.Cell));
        var inTheWay = await work.Db.OccupancyCells
            .Where(cell => resources.Contains(cell.ResourceId) && cell.Cell >= first && cell.Cell <= last && (cell.Lane > 0 || cell.ExpiresAt <= work.Now))
            .Select(cell => new { cell.OwnerId, HasLapsed = cell.ExpiresAt <= work.Now }).Distinct().ToListAsync(cancellationToken);
        if (!mayLieOver && inTheWay.Exists(cell => !cell.HasLapsed))
        {
            return false;
        }

        foreach (var id in inTheWay.Where(cell => cell.HasLapsed).Select(cell => cell.OwnerId).Order())
        {
            if (await work.Db.Appointments.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } hold && hold.HasLapsed(work.Now))
            {
                await LapseAsync(work with { Actor = Actor.System }, hold, cancellationToken);
            }
        }

        work.Db.OccupancyCells.AddRange(cells);
        return true;
    }

    private async Task LapseAsync(Work work, Appointment hold, CancellationToken cancellationToken)
    {
        var wasAsked = hold.Status == AppointmentStatus.Requested;
        History.Add(work.Db, hold.Cancel(wasAsked ? CancelReason.NotApproved : CancelReason.HoldExpired, work.Actor, work.Now));
        await FreeCellsAsync(work.Db, hold.Id, cancellationToken);
        if (wasAsked)
        {
            // Nobody answered the patient in time: they are told, and their enquiry is to be booked again.
            await AfterCancelAsync(work, hold, cancellationToken);
        }
    }

    private static Task<int> FreeCellsAsync(ClinicDbContext db, Guid owner, CancellationToken cancellationToken) =>
        db.OccupancyCells.Where(cell => cell.OwnerId == owner).ExecuteDeleteAsync(cancellationToken);

    private static async Task<short> FreeLaneAsync(Work work, TimeAndPlace place, CancellationToken cancellationToken)
    {
        var resources = place.GroupSessionId is { } group ? [group] : new[] { place.SpecialistId, place.RoomId ?? Guid.Empty };
        var first = place.GroupSessionId is null ? place.FirstCell : Cell.Of(place.Start);
        var used = await work.Db.OccupancyCells
            .Where(cell => resources.Contains(cell.ResourceId) && cell.Cell >= first && cell.Cell < place.EndCell && !(cell.ExpiresAt <= work.Now))
            .Select(cell => cell.Lane).Distinct().ToListAsync(cancellationToken);
        short lane = 0;
        while (used.Contains(lane))
        {
            lane++;
        }

        return lane;
    }

    private async Task SealAsync(Work work, AppointmentEvent happened, Guid patientId, string? words, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(words))
        {
            return;
        }

        var key = work.Db.DataKeys.Local.FirstOrDefault(row => row.Id == patientId)
            ?? await work.Db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == patientId, cancellationToken);
        happened.SealedWords = vault.Seal(key, AppointmentEvent.WordsPurpose, happened.AppointmentId, words);
    }
}
