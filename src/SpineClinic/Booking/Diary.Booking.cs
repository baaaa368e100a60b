using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class Diary
{
    /// <summary>So often a hold can be made longer.</summary>
    public const int MostExtensions = 12;

    /// <summary>Keeps a time for a patient who is choosing.</summary>
    /// <param name="request">The time; the rules for patients hold.</param>
    /// <param name="until">Until when it is kept.</param>
    /// <param name="actor">The patient, or the clinic's software that offers it.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <param name="after">What else is to change in the same transaction; a result that is not null and not done undoes it all.</param>
    public Task<DiaryResult> HoldAsync(
        BookingRequest request, Instant until, Actor actor, CancellationToken cancellationToken, Func<ClinicDbContext, Appointment, Task<DiaryResult?>>? after = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return MakeAsync(request, null, actor, until, after, cancellationToken);
    }

    /// <summary>Books a time for a patient, as staff do: the values for staff hold, and with a reason rules can be overridden.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    /// <param name="staff">Who books.</param>
    /// <param name="request">What, when and for whom.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <param name="replaces">The appointment that was called off and that it stands for; null for the first that has no other yet.</param>
    public Task<DiaryResult> BookAsync(StaffActor staff, BookingRequest request, CancellationToken cancellationToken, Guid? replaces = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        Permissions.Demand(staff, Permission.ManageAppointments);
        return MakeAsync(
            request with { Query = request.Query with { ForStaff = true } },
            staff,
            staff.Actor,
            null,
            async (db, booked) =>
            {
                await Invitations.EndReplacedAsync(db, booked, replaces, staff.Actor, clock.GetCurrentInstant(), cancellationToken);
                return null;
            },
            cancellationToken);
    }

    /// <summary>Keeps a hold for another half hour.</summary>
    public Task<DiaryResult> ExtendHoldAsync(Guid id, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        actor,
        async (work, hold) =>
        {
            if (hold.Status != AppointmentStatus.Held || hold.HasLapsed(work.Now))
            {
                return new DiaryResult(hold.Status is AppointmentStatus.Held or AppointmentStatus.Cancelled ? DiaryOutcome.Lapsed : DiaryOutcome.NotPossible);
            }

            // At least ten times (WCAG 2.2.1), and not for ever.
            if (hold.Start <= work.Now
                || await work.Db.AppointmentEvents.CountAsync(row => row.AppointmentId == id && row.Kind == AppointmentEventKind.HoldExtended, cancellationToken) >= MostExtensions)
            {
                return new DiaryResult(DiaryOutcome.NotPossible);
            }

            var until = Instant.Min(Instant.Max(hold.HeldUntil ?? work.Now, work.Now + Appointment.HoldLength), hold.Start);
            History.Add(work.Db, hold.ExtendHold(until, actor, work.Now));
            await work.Db.OccupancyCells.Where(cell => cell.OwnerId == id).ExecuteUpdateAsync(cells => cells.SetProperty(cell => cell.ExpiresAt, until), cancellationToken);
            return DiaryResult.Done(id);
        },
        cancellationToken);

    /// <summary>The patient takes the time that is held for them: booked, or asked for when the type needs approval. Taken twice is taken once.</summary>
    /// <param name="id">The hold.</param>
    /// <param name="needs">What the patient needs: codes of the form's "adjust" question.</param>
    /// <param name="mode">How they want to meet; null for how it was held.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="after">What else is to change in the same transaction, such as the invitation; a result that is not null undoes it all.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<DiaryResult> TakeAsync(
        Guid id, IReadOnlyList<string> needs, ConsultationMode? mode, Actor actor, Func<ClinicDbContext, Appointment, Task<DiaryResult?>>? after, CancellationToken cancellationToken) => ChangeAsync(
        id,
        actor,
        async (work, hold) =>
        {
            if (hold.Status is AppointmentStatus.Booked or AppointmentStatus.Requested && !hold.HasLapsed(work.Now))
            {
                return DiaryResult.Done(id);
            }

            // Whoever wants the time of a hold that ran out takes it over. Until somebody has, the patient who comes back late still has it.
            if (hold.Status != AppointmentStatus.Held)
            {
                return new DiaryResult(DiaryOutcome.Lapsed);
            }

            // What a person at the clinic takes for a patient they have just looked at; what a patient takes is asked of the clinic as it is now.
            if (work.Actor.StaffId is null && (await RulesAgainstAsync(work, hold, cancellationToken)) is { Count: > 0 } against)
            {
                return new DiaryResult(DiaryOutcome.Refused, null, against);
            }

            // Staff who take it for a patient have approved it.
            var type = work.Shape.Type(hold.ConsultationTypeId)!;
            History.Add(work.Db, hold.Take(type.NeedsApproval && work.Actor.StaffId is null, needs, mode ?? hold.Mode, actor, work.Now));
            var until = hold.HeldUntil;
            await work.Db.OccupancyCells.Where(cell => cell.OwnerId == id).ExecuteUpdateAsync(cells => cells.SetProperty(cell => cell.ExpiresAt, until), cancellationToken);
            if (after is not null && await after(work.Db, hold) is { } refusal)
            {
                return refusal;
            }

            await AfterBookingAsync(work, hold, cancellationToken);
            return DiaryResult.Done(id);
        },
        cancellationToken);

    /// <summary>Staff agree to what a patient asked for.</summary>
    public Task<DiaryResult> ApproveAsync(StaffActor staff, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        return ChangeAsync(
            id,
            staff.Actor,
            async (work, asked) =>
            {
                if (asked.Status != AppointmentStatus.Requested)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                History.Add(work.Db, asked.Approve(staff.Actor, work.Now));
                await work.Db.OccupancyCells.Where(cell => cell.OwnerId == id).ExecuteUpdateAsync(cells => cells.SetProperty(cell => cell.ExpiresAt, (Instant?)null), cancellationToken);
                await AfterBookingAsync(work, asked, cancellationToken);
                return DiaryResult.Done(id);
            },
            cancellationToken);
    }

    private async Task<DiaryResult> MakeAsync(
        BookingRequest request, StaffActor? staff, Actor actor, Instant? until, Func<ClinicDbContext, Appointment, Task<DiaryResult?>>? after, CancellationToken cancellationToken)
    {
        var reason = PersonalText.Paragraphs(request.OverrideReason);
        return await WriteAsync(
            actor,
            [request.SpecialistId, .. request.Patient.PatientId == Guid.Empty ? Array.Empty<Guid>() : [request.Patient.PatientId]],
            async work =>
            {
                var query = request.Query with { PatientId = request.Patient.PatientId == Guid.Empty ? null : request.Patient.PatientId, Moving = request.Instead ?? request.Query.Moving };
                await GiveBackAsync(work, request, cancellationToken);
                var (place, refusal, overridden, way) = await PlaceAsync(work, query, request.SpecialistId, request.Start, request.RoomId, staff, reason, cancellationToken);

                // The same key again finds its own appointment in its way, if it still has the time; the unique index of keys finds it in any case.
                if ((refusal is not null || way != Way.Clear)
                    && await work.Db.Appointments.AsNoTracking().SingleOrDefaultAsync(row => row.BookingKey == request.Key, cancellationToken) is { } made)
                {
                    // Asked twice, it is made once, whatever became of it since. What was for somebody or some time else is not what is asked for now.
                    var asked = await work.Db.AppointmentEvents.AsNoTracking().Where(row => row.AppointmentId == made.Id).OrderBy(row => row.Id).FirstAsync(cancellationToken);
                    var isSame = asked.Start == request.Start && asked.SpecialistId == request.SpecialistId
                        && (request.Patient.PatientId == Guid.Empty || made.PatientId == request.Patient.PatientId);
                    return new DiaryResult(isSame ? DiaryOutcome.Done : DiaryOutcome.NotPossible, isSame ? made.Id : null);
                }

                if (refusal is not null)
                {
                    return refusal;
                }

                var patient = request.Patient;
                if (patient.PatientId == Guid.Empty)
                {
                    var key = vault.NewDataKey(work.Now);
                    work.Db.DataKeys.Add(key);
                    patient = patient with { PatientId = key.Id };
                }

                var type = work.Shape.Type(query.ConsultationTypeId)!;
                var newOne = NewOne(work, request.Key, patient, type.Id, place!, query.Mode ?? type.Modes[0], request.SeriesId);
                var (appointment, happened) = until is { } end
                    ? Appointment.Hold(newOne, end, actor, work.Now)
                    : Appointment.Book(newOne, actor, work.Now, overridden);
                await SealAsync(work, happened, patient.PatientId, overridden is null ? null : reason, cancellationToken);
                work.Db.Appointments.Add(appointment);
                History.Add(work.Db, happened);
                if (!await TakeCellsAsync(work, appointment, way, cancellationToken))
                {
                    return new DiaryResult(DiaryOutcome.Taken);
                }

                if (until is null)
                {
                    await AfterBookingAsync(work, appointment, cancellationToken);
                }

                return after is null ? DiaryResult.Done(appointment.Id) : await after(work.Db, appointment) ?? DiaryResult.Done(appointment.Id);
            },
            cancellationToken);
    }

    private static async Task GiveBackAsync(Work work, BookingRequest request, CancellationToken cancellationToken)
    {
        if (request.Instead is { } id && await work.Db.Appointments.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { Status: AppointmentStatus.Held } hold
            && hold.PatientId == request.Patient.PatientId)
        {
            History.Add(work.Db, hold.Cancel(CancelReason.TimeDoesNotSuit, work.Actor, work.Now));
            await FreeCellsAsync(work.Db, id, cancellationToken);
        }
    }

    // A hold was found under rules; what has changed since then: time has passed, the clinic has closed, somebody else has the day's last place.
    private static async Task<IReadOnlyList<BookingRule>> RulesAgainstAsync(Work work, Appointment hold, CancellationToken cancellationToken)
    {
        var availability = await ReadAsync(work.Db, work.Shape, QueryOf(hold, forStaff: true), work.Now, hold.Start, cancellationToken);
        return
        [
            .. availability.WhyNot(hold.SpecialistId, hold.Start).Where(rule => rule is BookingRule.InThePast or BookingRule.NotHeldBySpecialist or BookingRule.OutsideSession
                or BookingRule.ClinicClosed or BookingRule.SpecialistAway or BookingRule.DayIsFull),
        ];
    }

    private NewAppointment NewOne(Work work, Guid key, PatientToBook patient, Guid typeId, TimeAndPlace place, ConsultationMode mode, Guid? seriesId)
    {
        var id = Guid.CreateVersion7(work.Now.ToDateTimeOffset());
        return new NewAppointment(id, key, patient, typeId, place, mode, tokens.HashOf(BookingTokens.ForAppointment, id), seriesId);
    }

    /// <summary>Where and when, or why not. Whether the time is free is not asked here: the cells decide that. Only the number of seats is not in them.</summary>
    private static async Task<(TimeAndPlace? Place, DiaryResult? Refusal, string? Overridden, Way Way)> PlaceAsync(
        Work work, TimeQuery query, Guid specialistId, Instant start, Guid? roomId, StaffActor? staff, string reason, CancellationToken cancellationToken)
    {
        if (work.Shape.Type(query.ConsultationTypeId) is null || work.Shape.Specialist(specialistId) is null)
        {
            return (null, new DiaryResult(DiaryOutcome.NotFound), null, Way.Unknown);
        }

        var availability = await ReadAsync(work.Db, work.Shape, query, work.Now, start, cancellationToken);
        var against = availability.WhyNot(specialistId, start);
        var rules = against.Where(rule => !BookingRules.IsOccupancy(rule)).ToList();
        var isOverbooked = staff is not null && reason.Length > 0 && against.Any(rule => rule is BookingRule.SpecialistBusy or BookingRule.RoomBusy);
        var overridden = new List<BookingRule>(rules);
        if (isOverbooked)
        {
            overridden.AddRange(against.Where(rule => rule is BookingRule.SpecialistBusy or BookingRule.RoomBusy));
        }

        var hopeless = overridden.Where(rule => staff is null || BookingRules.OverriddenWith(rule) is not { } permission || !staff.May(permission)).ToList();
        if (hopeless.Count > 0)
        {
            return (null, new DiaryResult(DiaryOutcome.Refused, null, hopeless), null, Way.Unknown);
        }

        if (overridden.Count > 0 && reason.Length == 0)
        {
            return (null, new DiaryResult(DiaryOutcome.ReasonMissing, null, overridden), null, Way.Unknown);
        }

        // Nobody books over the seats of a group, and a seat more than there are has a key of its own.
        if (against.Contains(BookingRule.GroupIsFull))
        {
            return (null, new DiaryResult(DiaryOutcome.Taken, null, [BookingRule.GroupIsFull]), null, Way.Unknown);
        }

        var place = availability.PlaceAt(specialistId, start, roomId);
        if (place.GroupSessionId is not null || isOverbooked)
        {
            place = place with { Lane = await FreeLaneAsync(work, place, cancellationToken) };
        }

        var isClear = work.Attempt == 1 && !against.Any(BookingRules.IsOccupancy) && availability.IsClear(place);
        return (place, null, overridden.Count == 0 ? null : $"over {string.Join(' ', overridden)}", isOverbooked ? Way.Shared : isClear ? Way.Clear : Way.Unknown);
    }
}
