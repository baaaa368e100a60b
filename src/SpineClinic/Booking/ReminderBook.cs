using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>What staff see of the reminders: that none is missing, and whom to ring because none could be sent.</summary>
public sealed class ReminderBook(IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, ReminderRun run, ClinicSignals signals, IClock clock)
{
    private const int Most = 100;

    // Named one by one, so that the index by state and time is walked.
    private static readonly ReminderState[] States = Enum.GetValues<ReminderState>();

    /// <summary>The sum of a day: due = sent + not needed + failed + waiting.</summary>
    /// <exception cref="NotPermittedException">The role may not see the diary.</exception>
    public async Task<ReminderDay> TodayAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadDiary);
        var zone = (await shapes.GetAsync(cancellationToken)).Zone;
        var now = clock.GetCurrentInstant();
        var start = zone.AtStartOfDay(now.InZone(zone).Date).ToInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await db.Reminders.AsNoTracking().Where(row => States.Contains(row.State) && row.DueAt >= start && row.DueAt <= now)
            .GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var toRing = await db.Reminders.CountAsync(row => row.State == ReminderState.Failed && row.SeenAt == null, cancellationToken);
        return new ReminderDay(
            counts.Values.Sum(),
            counts.GetValueOrDefault(ReminderState.Sent),
            counts.GetValueOrDefault(ReminderState.Suppressed),
            counts.GetValueOrDefault(ReminderState.Failed),
            counts.GetValueOrDefault(ReminderState.Due),
            toRing,
            run.LastRunAt);
    }

    /// <summary>Those whom no reminder reached and nobody has rung yet, the next appointment first; at most 100.</summary>
    /// <exception cref="NotPermittedException">The role may not do anything about it.</exception>
    public async Task<IReadOnlyList<ReminderToRing>> ToRingAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageAppointments);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (from reminder in db.Reminders.AsNoTracking()
                      where reminder.State == ReminderState.Failed && reminder.SeenAt == null
                      join appointment in db.Appointments on reminder.AppointmentId equals appointment.Id
                      orderby appointment.Start, reminder.Kind
                      select new ReminderToRing(
                          appointment.Id, reminder.Revision, reminder.Kind, appointment.Reference, appointment.PatientName, appointment.Phone, appointment.Start, reminder.Why ?? ""))
            .Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>Somebody rang, or saw that no call is needed. Said twice is said once.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task MarkSeenAsync(StaffActor actor, Guid appointmentId, int revision, string kind, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageAppointments);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reminder = await db.Reminders.SingleOrDefaultAsync(
            row => row.AppointmentId == appointmentId && row.Revision == revision && row.Kind == kind && row.State == ReminderState.Failed && row.SeenAt == null, cancellationToken);
        if (reminder is null)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        reminder.MarkSeen(now);
        db.AuditEntries.Add(new AuditEntry(now, actor.Actor, "reminder.Seen", "appointment", appointmentId, kind));
        await db.SaveChangesAsync(cancellationToken);
        signals.Raise(ClinicSignal.Diary);
    }
}
