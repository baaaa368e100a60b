using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>Consultations of several patients at once: planned here, booked seat by seat like any other time, called off for all at once.</summary>
public sealed class GroupSessions(IDbContextFactory<ClinicDbContext> contexts, Diary diary, IClock clock)
{
    /// <summary>Takes the time of specialist, room and equipment. The same session planned twice is planned once.</summary>
    /// <returns>Taken when specialist, room or equipment have something else; NotFound when there is no such type, specialist or room; NotPossible when the type is not for groups.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<GroupResult> PlanAsync(StaffActor staff, GroupWish wish, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        ArgumentNullException.ThrowIfNull(wish);
        return diary.PlanGroupAsync(staff, wish, cancellationToken);
    }

    /// <summary>
    /// Calls off the session and the appointment of each patient in it, in one transaction: each gets a letter, and their enquiries go back to those to book.
    /// </summary>
    /// <returns>Done also when it was called off before; NotPossible once it has begun.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<GroupResult> CancelAsync(StaffActor staff, Guid id, CancelReason why, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        return diary.CancelGroupAsync(staff, id, why, cancellationToken);
    }

    /// <summary>The sessions that are not over, by start.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<IReadOnlyList<GroupSessionRow>> ListAsync(StaffActor staff, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ReadDiary);
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sessions = await db.GroupSessions.AsNoTracking().Where(row => !row.IsCancelled && row.End > now).OrderBy(row => row.Start).ToListAsync(cancellationToken);
        var ids = sessions.ConvertAll(session => (Guid?)session.Id);
        var seats = (await db.Appointments.AsNoTracking()
            .Where(row => ids.Contains(row.GroupSessionId) && row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && !(row.HeldUntil <= now))
            .OrderBy(row => row.Lane).Select(row => new { row.GroupSessionId, row.Reference, row.PatientName, row.Status }).ToListAsync(cancellationToken))
            .ToLookup(row => row.GroupSessionId, row => new GroupSessionRow.Seat(row.Reference, row.PatientName, row.Status));
        return
        [
            .. sessions.Select(row => new GroupSessionRow(row.Id, row.ConsultationTypeId, row.SpecialistId, row.RoomId, row.Start, row.End, row.Capacity, [.. seats[row.Id]]) { EquipmentIds = row.EquipmentIds }),
        ];
    }
}
