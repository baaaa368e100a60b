using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Reads what a downtime pack holds. Who gets one is on record.</summary>
public sealed class DowntimePacks(IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, IClock clock)
{
    /// <summary>Open enquiries of one pack: a pile of paper that somebody can still hold.</summary>
    public const int MostOpen = 2000;

    /// <summary>Days on which the clinic is open.</summary>
    public const int Days = 5;

    private const int MostVisits = 2000;
    private const int DaysToLook = 60;

    /// <summary>For a member of staff, who is on record as having it.</summary>
    /// <exception cref="NotPermittedException">The role may not read what patients told us.</exception>
    public Task<DowntimePack> ForAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        return ReadAsync(actor.Actor, cancellationToken);
    }

    /// <summary>For the night's file.</summary>
    public Task<DowntimePack> ForTheNightAsync(CancellationToken cancellationToken) => ReadAsync(Actor.System, cancellationToken);

    private async Task<DowntimePack> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var (shape, now) = (await shapes.GetAsync(cancellationToken), clock.GetCurrentInstant());
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await db.Enquiries.AsNoTracking().Where(row => row.NextActionDueAt != null)
            .OrderBy(row => row.NextActionDueAt).ThenBy(row => row.Tier).ThenBy(row => row.Id).Take(MostOpen + 1)
            .Select(row => new DowntimePack.OpenLine(row.Reference, row.Name, row.Phone, row.Tier, row.NeedsACall, row.Worklist!.Value, row.NextActionDueAt, row.EscalateAt != null))
            .ToListAsync(cancellationToken);
        var dates = Dates(shape.Profile.Calendar, now);
        var (from, to) = (shape.Zone.AtStartOfDay(dates[0]).ToInstant(), shape.Zone.AtStartOfDay(dates[^1].PlusDays(1)).ToInstant());
        var visits = (await db.Appointments.AsNoTracking()
            .Where(row => row.FirstCell > Cell.Of(from) - (ConsultationType.LongestMinutes / Cell.Minutes) && row.FirstCell < Cell.Of(to) && row.Start >= from && row.Start < to
                && (row.Status == AppointmentStatus.Booked || row.Status == AppointmentStatus.Requested || row.Status == AppointmentStatus.Arrived || row.Status == AppointmentStatus.InConsultation))
            .OrderBy(row => row.FirstCell).ThenBy(row => row.Start).ThenBy(row => row.Id).Take(MostVisits).ToListAsync(cancellationToken))
            .ToLookup(row => row.Start.InZone(shape.Zone).Date, row => VisitOf(row, shape));
        db.AuditEntries.Add(new AuditEntry(now, actor, "downtime.PackMade", "downtimePack", Guid.CreateVersion7(now.ToDateTimeOffset())));
        await db.SaveChangesAsync(cancellationToken);
        return new DowntimePack(
            now, shape.Zone, shape.Profile.Clinic.Name, [.. open.Take(MostOpen)], open.Count > MostOpen, [.. dates.ConvertAll(date => new DowntimePack.Day(date, [.. visits[date]]))]);
    }

    // Today and what follows, as far as the clinic opens at all.
    private static List<LocalDate> Dates(ClinicCalendar calendar, Instant now)
    {
        var today = now.InZone(calendar.Zone).Date;
        var dates = Enumerable.Range(0, DaysToLook).Select(today.PlusDays)
            .Where(date => calendar.DayOf(calendar.CurrentOrNextSpan(calendar.Zone.AtStartOfDay(date).ToInstant()).Start)?.Start.InZone(calendar.Zone).Date == date).Take(Days).ToList();
        return dates.Count > 0 ? dates : [today];
    }

    private static DowntimePack.Visit VisitOf(Appointment row, ClinicShape.Snapshot shape) => new(
        row.Start,
        row.End,
        row.Reference,
        row.PatientName,
        row.Phone,
        shape.Type(row.ConsultationTypeId)?.Name ?? "",
        shape.Specialist(row.SpecialistId)?.Name ?? "",
        row.RoomId is { } room ? shape.Room(room)?.Name ?? "" : "",
        [.. row.Needs],
        row.Status != AppointmentStatus.Requested);
}
