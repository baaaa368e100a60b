using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>
/// Several appointments of one patient at once. First a dry run that says how each day stands; then the chosen days are booked in one transaction, all or
/// none. Days and times are those of the clinic's clocks, so that a series stays at its hour when the clocks change.
/// </summary>
public sealed class SeriesPlanner(IDbContextFactory<ClinicDbContext> contexts, ClinicShape shapes, Diary diary)
{
    /// <summary>The dry run. Nothing is written or held.</summary>
    /// <returns>Done, with the plan. NotFound when there is no such consultation or specialist; NotPossible with no day or more than <see cref="SeriesDates.Most"/>.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<SeriesResult> PlanAsync(StaffActor staff, SeriesWish wish, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        ArgumentNullException.ThrowIfNull(wish);
        var shape = await shapes.GetAsync(cancellationToken);
        if (shape.Type(wish.ConsultationTypeId) is null || shape.Specialist(wish.SpecialistId) is null)
        {
            return new SeriesResult(DiaryOutcome.NotFound);
        }

        var dates = wish.Dates.Distinct().Order().ToList();
        if (dates.Count is < 1 or > SeriesDates.Most)
        {
            return new SeriesResult(DiaryOutcome.NotPossible);
        }

        var starts = dates.ConvertAll(date => StartOf(date, wish.Time, shape.Zone));
        var rules = new Queue<IReadOnlyList<BookingRule>>(await diary.WhyNotAsync(wish.Query, wish.SpecialistId, [.. starts.OfType<Instant>()], cancellationToken));
        return new SeriesResult(DiaryOutcome.Done)
        {
            Plan = [.. dates.Select((date, i) => starts[i] is { } start ? Occurrence(staff, date, start, rules.Dequeue()) : new SeriesOccurrence(date, null, OccurrenceState.SkippedHour, [], false))],
        };
    }

    /// <summary>Books the chosen days of a plan. If one of them cannot be had nothing is booked, and a fresh dry run comes back.</summary>
    /// <param name="staff">Who books.</param>
    /// <param name="wish">The same as was planned.</param>
    /// <param name="choice">Which of its days.</param>
    /// <param name="key">Made with the page: the same key again is the same series, and its id.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>Done with the appointments; otherwise with a fresh plan. NotPossible when a chosen day is not one of the plan, or has no such time.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<SeriesResult> BookAsync(StaffActor staff, SeriesWish wish, SeriesChoice choice, Guid key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var planned = await PlanAsync(staff, wish, cancellationToken);
        if (!planned.IsDone)
        {
            return planned;
        }

        var days = choice.Free.Concat(choice.Against).ToHashSet();
        var chosen = planned.Plan.Where(occurrence => days.Contains(occurrence.Date)).ToList();
        if (chosen.Count == 0 || chosen.Count < days.Count || chosen.Exists(occurrence => occurrence.Start is null))
        {
            return planned with { Outcome = DiaryOutcome.NotPossible };
        }

        var starts = chosen.ConvertAll(occurrence => (occurrence.Start!.Value, choice.Against.Contains(occurrence.Date) ? choice.Reason : null));
        var result = await diary.BookSeriesAsync(staff, wish, starts, key, cancellationToken);
        return result.IsDone ? result : result with { Plan = (await PlanAsync(staff, wish, cancellationToken)).Plan };
    }

    /// <summary>Moves this appointment, those that follow it, or all of its series, by the same civil days and minutes, and writes one letter.</summary>
    /// <param name="staff">Who moves.</param>
    /// <param name="appointmentId">From which on.</param>
    /// <param name="scope">Which of them.</param>
    /// <param name="shift">By how much, in days and smaller units of the clinic's clocks.</param>
    /// <param name="overrideReason">A reason to override rules, sealed.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>When one of them cannot be moved none is; the result says to which civil time. Refused without a rule: the clocks skip that time.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<SeriesResult> MoveAsync(
        StaffActor staff, Guid appointmentId, SeriesScope scope, Period shift, string? overrideReason, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        ArgumentNullException.ThrowIfNull(shift);
        if (await diary.GetAsync(appointmentId, cancellationToken) is not { } appointment)
        {
            return new SeriesResult(DiaryOutcome.NotFound);
        }

        if (scope != SeriesScope.This)
        {
            return appointment.SeriesId is null
                ? new SeriesResult(DiaryOutcome.NotPossible)
                : await diary.MoveSeriesAsync(staff, appointment, scope, shift, overrideReason, cancellationToken);
        }

        var zone = (await shapes.GetAsync(cancellationToken)).Zone;
        var to = appointment.Start.InZone(zone).LocalDateTime.Plus(shift);
        return StartOf(to.Date, to.TimeOfDay, zone) is { } start
            ? Alone(await diary.MoveAsync(appointmentId, staff, appointment.SpecialistId, start, null, overrideReason, cancellationToken), appointmentId, to)
            : new SeriesResult(DiaryOutcome.Refused) { At = to };
    }

    /// <summary>Calls off this appointment, those that follow it, or all of its series, and writes one letter. The enquiry goes back to those to book.</summary>
    /// <param name="staff">Who calls them off.</param>
    /// <param name="appointmentId">From which on.</param>
    /// <param name="scope">Which of them.</param>
    /// <param name="why">Why.</param>
    /// <param name="words">More about it, sealed.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<SeriesResult> CancelAsync(StaffActor staff, Guid appointmentId, SeriesScope scope, CancelReason why, string? words, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        if (await diary.GetAsync(appointmentId, cancellationToken) is not { } appointment)
        {
            return new SeriesResult(DiaryOutcome.NotFound);
        }

        return scope == SeriesScope.This ? Alone(await diary.CancelAsync(appointmentId, staff, why, words, cancellationToken), appointmentId, null)
            : appointment.SeriesId is null ? new SeriesResult(DiaryOutcome.NotPossible)
            : await diary.CancelSeriesAsync(staff, appointment, scope, why, words, cancellationToken);
    }

    /// <summary>All appointments of a series, also those that were called off, by start; none when there is no such series.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<IReadOnlyList<SeriesRow>> ListAsync(StaffActor staff, Guid seriesId, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ReadDiary);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Appointments.AsNoTracking().Where(row => row.SeriesId == seriesId).OrderBy(row => row.Start)
            .Select(row => new SeriesRow(row.Id, row.Reference, row.PatientName, row.Start, row.End, row.ConsultationTypeId, row.SpecialistId, row.RoomId, row.Status))
            .ToListAsync(cancellationToken);
    }

    private static Instant? StartOf(LocalDate date, LocalTime time, DateTimeZone zone) => zone.MapLocal(date + time) is { Count: > 0 } mapped ? mapped.First().ToInstant() : null;

    private static SeriesOccurrence Occurrence(StaffActor staff, LocalDate date, Instant start, IReadOnlyList<BookingRule> rules)
    {
        var state = rules.Count == 0 ? OccurrenceState.Free
            : rules.Contains(BookingRule.ClinicClosed) ? OccurrenceState.Closed
            : rules.Contains(BookingRule.TooFarAhead) ? OccurrenceState.TooFarAhead
            : OccurrenceState.Conflicting;
        return new SeriesOccurrence(
            date, start, state, rules, rules.Count > 0 && rules.All(rule => BookingRules.OverriddenWith(rule) is { } permission && staff.May(permission)));
    }

    private static SeriesResult Alone(DiaryResult result, Guid id, LocalDateTime? at) =>
        new(result.Outcome) { AppointmentIds = result.IsDone ? [id] : [], At = result.IsDone ? null : at, Rules = result.Rules ?? [] };
}
