using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>What <see cref="SeriesPlanner"/> writes: all of it in one transaction, or nothing.</summary>
public sealed partial class Diary
{
    /// <summary>For each time every rule that keeps it from being offered, from one look at the diary.</summary>
    /// <exception cref="ArgumentException">There is no such consultation type.</exception>
    internal async Task<IReadOnlyList<IReadOnlyList<BookingRule>>> WhyNotAsync(TimeQuery query, Guid specialistId, IReadOnlyList<Instant> starts, CancellationToken cancellationToken)
    {
        if (starts.Count == 0)
        {
            return [];
        }

        var shape = await shapes.GetAsync(cancellationToken);
        var (first, last) = (starts.Min().InZone(shape.Zone).Date, starts.Max().InZone(shape.Zone).Date);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var availability = await ReadAsync(db, shape, query with { From = first, To = last }, clock.GetCurrentInstant(), null, cancellationToken);
        return [.. starts.Select(start => availability.WhyNot(specialistId, start))];
    }

    /// <summary>Books a patient at all of these times, or at none. The same key again is the same series.</summary>
    internal async Task<SeriesResult> BookSeriesAsync(
        StaffActor staff, SeriesWish wish, IReadOnlyList<(Instant Start, string? OverrideReason)> starts, Guid key, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        List<Appointment> made = [];
        LocalDateTime? at = null;
        var result = await WriteAsync(
            staff.Actor,
            [wish.SpecialistId, .. wish.Patient.PatientId == Guid.Empty ? Array.Empty<Guid>() : [wish.Patient.PatientId]],
            async work =>
            {
                (made, at) = (await work.Db.Appointments.AsNoTracking().Where(row => row.SeriesId == key).OrderBy(row => row.Start).ToListAsync(cancellationToken), null);
                if (made.Count > 0)
                {
                    return DiaryResult.Done(made[0].Id);
                }

                var patient = wish.Patient;
                if (patient.PatientId == Guid.Empty)
                {
                    var dataKey = vault.NewDataKey(work.Now);
                    work.Db.DataKeys.Add(dataKey);
                    patient = patient with { PatientId = dataKey.Id };
                }

                foreach (var (start, overrideReason) in starts)
                {
                    at = start.InZone(work.Shape.Zone).LocalDateTime;
                    var (appointment, refusal) = await MakeOneOfAsync(work, staff, wish with { Patient = patient }, start, key, PersonalText.Paragraphs(overrideReason), cancellationToken);
                    if (refusal is not null)
                    {
                        return refusal;
                    }

                    made.Add(appointment!);
                }

                at = null;
                foreach (var appointment in made)
                {
                    await ScheduleEnquiryAsync(work, appointment, cancellationToken);
                    await PlanRemindersAsync(work, appointment, cancellationToken);
                }

                letters.AddSeries(work.Db, BookingLetters.SeriesBooked, made, work.Shape, work.Now);
                return DiaryResult.Done(made[0].Id);
            },
            cancellationToken);
        return Ended(result, made, at);
    }

    /// <summary>Moves appointments of a series by the same civil days and minutes, all of them or none.</summary>
    internal async Task<SeriesResult> MoveSeriesAsync(StaffActor staff, Appointment from, SeriesScope scope, Period shift, string? overrideReason, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        var reason = PersonalText.Paragraphs(overrideReason);
        List<Appointment> moved = [];
        LocalDateTime? at = null;
        var result = await WriteAsync(
            staff.Actor,
            await ResourcesOfAsync(from, cancellationToken),
            async work =>
            {
                (moved, at) = (await OpenOnesAsync(work, from, scope, cancellationToken), null);
                if (moved.Count == 0)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                // One may move into the time of its neighbour: from the end that has room to move into, and each is written before the next looks.
                var local = moved[0].Start.InZone(work.Shape.Zone).LocalDateTime;
                foreach (var appointment in local.Plus(shift) > local ? Enumerable.Reverse(moved) : moved)
                {
                    at = appointment.Start.InZone(work.Shape.Zone).LocalDateTime.Plus(shift);
                    if (await MoveOneOfAsync(work, staff, appointment, at.Value, reason, cancellationToken) is { } refusal)
                    {
                        return refusal;
                    }
                }

                at = null;
                letters.AddSeries(work.Db, BookingLetters.SeriesMoved, moved, work.Shape, work.Now);
                return DiaryResult.Done(from.Id);
            },
            cancellationToken);
        return Ended(result, moved, at);
    }

    /// <summary>Calls off appointments of a series, all of them or none.</summary>
    internal async Task<SeriesResult> CancelSeriesAsync(StaffActor staff, Appointment from, SeriesScope scope, CancelReason why, string? words, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        List<Appointment> cancelled = [];
        var result = await WriteAsync(
            staff.Actor,
            await ResourcesOfAsync(from, cancellationToken),
            async work =>
            {
                cancelled = await OpenOnesAsync(work, from, scope, cancellationToken);
                if (cancelled.Count == 0)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                foreach (var appointment in cancelled)
                {
                    await CallOffAsync(work, appointment, why, words, cancellationToken);
                }

                // Whether an enquiry has another appointment is asked of the database: all of them are called off there first.
                await work.Db.SaveChangesAsync(cancellationToken);
                letters.AddSeries(work.Db, BookingLetters.SeriesCancelled, cancelled, work.Shape, work.Now);
                foreach (var appointment in cancelled)
                {
                    await SettleRemindersAsync(work, appointment.Id, "cancelled", cancellationToken);
                    await BookingLetters.SupersedeAsync(work.Db, appointment, cancellationToken);
                    await UnscheduleEnquiryAsync(work, appointment, cancellationToken);
                }

                return DiaryResult.Done(from.Id);
            },
            cancellationToken);
        return Ended(result, cancelled, null);
    }

    private async Task<(Appointment? Made, DiaryResult? Refusal)> MakeOneOfAsync(
        Work work, StaffActor staff, SeriesWish wish, Instant start, Guid series, string reason, CancellationToken cancellationToken)
    {
        var query = wish.Query;
        var (place, refusal, overridden, way) = await PlaceAsync(work, query, wish.SpecialistId, start, wish.RoomId, staff, reason, cancellationToken);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var id = Guid.CreateVersion7(work.Now.ToDateTimeOffset());
        var type = work.Shape.Type(query.ConsultationTypeId)!;
        var (appointment, happened) = Appointment.Book(
            new NewAppointment(id, KeyOf(series, start), wish.Patient, type.Id, place!, query.Mode ?? type.Modes[0], tokens.HashOf(BookingTokens.ForAppointment, id), series),
            staff.Actor,
            work.Now,
            overridden);
        await SealAsync(work, happened, wish.Patient.PatientId, overridden is null ? null : reason, cancellationToken);
        work.Db.Appointments.Add(appointment);
        History.Add(work.Db, happened);
        return await TakeCellsAsync(work, appointment, way, cancellationToken) ? (appointment, null) : (null, new DiaryResult(DiaryOutcome.Taken));
    }

    private async Task<DiaryResult?> MoveOneOfAsync(Work work, StaffActor staff, Appointment appointment, LocalDateTime to, string reason, CancellationToken cancellationToken)
    {
        // A time that the clocks skip does not exist; one that they repeat is the earlier.
        if (work.Shape.Zone.MapLocal(to) is not { Count: > 0 } mapped)
        {
            return new DiaryResult(DiaryOutcome.Refused, appointment.Id);
        }

        var (place, refusal, overridden, way) = await PlaceAsync(
            work, QueryOf(appointment, forStaff: true), appointment.SpecialistId, mapped.First().ToInstant(), null, staff, reason, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var happened = appointment.Move(place!, staff.Actor, work.Now, overridden);
        await SealAsync(work, happened, appointment.PatientId, overridden is null ? null : reason, cancellationToken);
        History.Add(work.Db, happened);
        await FreeCellsAsync(work.Db, appointment.Id, cancellationToken);
        if (!await TakeCellsAsync(work, appointment, way, cancellationToken))
        {
            return new DiaryResult(DiaryOutcome.Taken, appointment.Id);
        }

        await SettleRemindersAsync(work, appointment.Id, "moved", cancellationToken);
        await BookingLetters.SupersedeAsync(work.Db, appointment, cancellationToken);
        if (appointment.Status == AppointmentStatus.Booked)
        {
            await PlanRemindersAsync(work, appointment, cancellationToken);
        }

        await work.Db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task CallOffAsync(Work work, Appointment appointment, CancelReason why, string? words, CancellationToken cancellationToken)
    {
        var happened = appointment.Cancel(why, work.Actor, work.Now);
        await SealAsync(work, happened, appointment.PatientId, PersonalText.Paragraphs(words), cancellationToken);
        History.Add(work.Db, happened);
        await FreeCellsAsync(work.Db, appointment.Id, cancellationToken);
    }

    private static Task<List<Appointment>> OpenOnesAsync(Work work, Appointment from, SeriesScope scope, CancellationToken cancellationToken)
    {
        var earliest = scope == SeriesScope.All ? work.Now : Instant.Max(from.Start, work.Now);
        return work.Db.Appointments
            .Where(row => row.SeriesId == from.SeriesId && row.Start >= earliest && (row.Status == AppointmentStatus.Booked || (row.Status == AppointmentStatus.Requested && row.HeldUntil > work.Now)))
            .OrderBy(row => row.Start).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyCollection<Guid>> ResourcesOfAsync(Appointment from, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var specialists = await db.Appointments.AsNoTracking().Where(row => row.SeriesId == from.SeriesId).Select(row => row.SpecialistId).Distinct().ToListAsync(cancellationToken);
        return [from.PatientId, .. specialists];
    }

    private static SeriesResult Ended(DiaryResult result, List<Appointment> appointments, LocalDateTime? at) => new(result.Outcome)
    {
        AppointmentIds = result.IsDone ? [.. appointments.OrderBy(appointment => appointment.Start).Select(appointment => appointment.Id)] : [],
        At = result.IsDone ? null : at,
        Rules = result.Rules ?? [],
    };

    // Each appointment's own key comes from that of the series: whatever is sent twice, no time of it is booked twice.
    private static Guid KeyOf(Guid series, Instant start) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{series:N}|{Cell.Of(start)}")).AsSpan(0, 16));
}
