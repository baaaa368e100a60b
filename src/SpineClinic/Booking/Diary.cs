using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;

namespace SpineClinic.Booking;

/// <summary>
/// The clinic's appointments. Reading computes what is free; every write takes or gives back cells in the transaction that changes the appointment, and a cell
/// that somebody else has is a key violation: "just taken". Two who want one time at one moment: one has it, the other is offered fresh times.
/// </summary>
public sealed partial class Diary(
    IDbContextFactory<ClinicDbContext> contexts,
    ClinicShape shapes,
    BookingTokens tokens,
    BookingLetters letters,
    Vault vault,
    IWriteTurns turns,
    IDatabaseErrors errors,
    ClinicSignals signals,
    IClock clock)
{
    private const int RetriesOnConflict = 8;

    /// <summary>All times that can be had now.</summary>
    /// <exception cref="ArgumentException">There is no such consultation type.</exception>
    public async Task<FreeTimes> FindAsync(TimeQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var shape = await shapes.GetAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var availability = await ReadAsync(db, shape, query, now, null, cancellationToken);
        return new FreeTimes(availability.Find(), shape, now);
    }

    /// <summary>Every rule that keeps a time from being offered; none when it can be had.</summary>
    /// <exception cref="ArgumentException">There is no such consultation type.</exception>
    public async Task<IReadOnlyList<BookingRule>> WhyNotAsync(TimeQuery query, Guid specialistId, Instant start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var shape = await shapes.GetAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ReadAsync(db, shape, query, clock.GetCurrentInstant(), start, cancellationToken)).WhyNot(specialistId, start);
    }

    /// <summary>An appointment as it is now; null when there is none. A hold that ran out is still there, lapsed.</summary>
    public async Task<Appointment?> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Appointments.AsNoTracking().SingleOrDefaultAsync(appointment => appointment.Id == id, cancellationToken);
    }

    private static async Task<Availability> ReadAsync(
        ClinicDbContext db, ClinicShape.Snapshot shape, TimeQuery query, Instant now, Instant? around, CancellationToken cancellationToken)
    {
        var type = shape.Type(query.ConsultationTypeId) ?? throw new ArgumentException("There is no such consultation type.", nameof(query));
        var limits = query.ForStaff ? type.StaffLimits : type.PatientLimits;
        var today = now.InZone(shape.Zone).Date;
        var (first, last) = around is { } start
            ? (start.InZone(shape.Zone).Date, start.InZone(shape.Zone).Date)
            : (LocalDate.Max(query.From ?? today, today), LocalDate.Min(query.To ?? LocalDate.MaxIsoValue, today.PlusDays(limits.HorizonDays)));

        // A day more on both sides: buffers and the daily cap reach over midnight.
        var (from, to) = (Cell.Of(shape.Zone.AtStartOfDay(first.PlusDays(-1)).ToInstant()), Cell.Of(shape.Zone.AtStartOfDay(last.PlusDays(2)).ToInstant()));
        var busy = await BusyTimes.ReadAsync(db, type, query, from, Math.Max(from, to), now, cancellationToken);
        return new Availability(shape, busy, query, now);
    }
}
