using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Booking;

/// <summary>
/// Settles reminders whose time has come, each in a transaction of its own: sent (its letter is in the outbox), not needed, or failed, which a person sees.
/// What was due while the clinic's software did not run is caught up with; what would come too late to be of use is not sent but reported. Two that run at
/// once settle each reminder once: the row's state is its guard.
/// </summary>
public sealed class ReminderRun(
    IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, BookingLetters letters, IDatabaseErrors errors, ClinicSignals signals, IClock clock)
{
    /// <summary>Nobody is written to before it, in the clinic's civil time.</summary>
    public static readonly LocalTime QuietUntil = new(8, 0);

    /// <summary>Nobody is written to from it on.</summary>
    public static readonly LocalTime QuietFrom = new(20, 0);

    private const int AtOnce = 200;

    /// <summary>When the last run ended in this process; null before the first.</summary>
    public Instant? LastRunAt { get; private set; }

    /// <returns>How many were settled.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        var settled = 0;
        for (var found = AtOnce; found == AtOnce;)
        {
            var now = clock.GetCurrentInstant();
            var quiet = IsQuiet(now.InZone(shape.Zone).TimeOfDay);
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);

            // In the quiet hours only what would be too late in the morning: it is reported, not sent.
            var due = await db.Reminders.AsNoTracking()
                .Where(row => row.State == ReminderState.Due && row.DueAt <= now && (!quiet || row.NotAfter <= now))
                .OrderBy(row => row.DueAt).Take(AtOnce).ToListAsync(cancellationToken);
            found = due.Count;
            var before = settled;
            foreach (var reminder in due)
            {
                settled += await SettleAsync(reminder, shape, cancellationToken) ? 1 : 0;
            }

            if (settled == before)
            {
                break;
            }
        }

        LastRunAt = clock.GetCurrentInstant();
        return settled;
    }

    /// <summary>When the next morning begins on which letters leave, in the clinic's civil time.</summary>
    public static Instant NextMorning(Instant now, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = now.InZone(zone);
        var date = local.TimeOfDay < QuietUntil ? local.Date : local.Date.PlusDays(1);
        return zone.AtLeniently(date + QuietUntil).ToInstant();
    }

    private static bool IsQuiet(LocalTime time) => time < QuietUntil || time >= QuietFrom;

    private async Task<bool> SettleAsync(Reminder due, ClinicShape.Snapshot shape, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reminder = await db.Reminders.SingleOrDefaultAsync(
            row => row.AppointmentId == due.AppointmentId && row.Revision == due.Revision && row.Kind == due.Kind && row.Channel == due.Channel && row.State == ReminderState.Due,
            cancellationToken);
        if (reminder is null)
        {
            return false;
        }

        // What it speaks of is looked at now, not when the row was made.
        var appointment = await db.Appointments.SingleAsync(row => row.Id == due.AppointmentId, cancellationToken);
        var now = clock.GetCurrentInstant();
        var (state, why) = Decide(appointment, reminder, now);
        if (state == ReminderState.Sent && !letters.AddReminder(db, appointment, reminder.Kind, shape, now))
        {
            (state, why) = (ReminderState.Failed, "no-address");
        }

        reminder.Settle(state, why, now);
        if (state != ReminderState.Suppressed)
        {
            History.Add(db, appointment.NoteReminder($"{reminder.Kind} {state}{(why is null ? "" : $" {why}")}", now));
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || errors.IsDuplicate(error))
        {
            // Another run settled it, or somebody changed the appointment at this moment: then the next look decides.
            return false;
        }

        signals.Raise(ClinicSignal.Letter);
        signals.Raise(ClinicSignal.Diary);
        return true;
    }

    private static (ReminderState State, string? Why) Decide(Appointment appointment, Reminder reminder, Instant now) => (appointment, now >= reminder.NotAfter) switch
    {
        ({ Status: not AppointmentStatus.Booked }, _) => (ReminderState.Suppressed, "cancelled"),
        _ when appointment.Revision != reminder.Revision => (ReminderState.Suppressed, "moved"),
        (_, true) => (ReminderState.Failed, "too-late"),
        _ => (ReminderState.Sent, null),
    };
}
