using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class Diary
{
    /// <summary>Staff do not agree to what a patient asked for: its time is free, and the patient is told.</summary>
    /// <returns>NotPossible when it is no request any more: one that was approved meanwhile stays.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<DiaryResult> DeclineAsync(StaffActor staff, Guid id, CancellationToken cancellationToken) =>
        CallOffAsync(staff, id, AppointmentStatus.Requested, CancelReason.NotApproved, cancellationToken);

    /// <summary>Gives back a time that is held for a patient who is choosing. Nobody is told: the page they choose on says so.</summary>
    /// <returns>NotPossible when it is no hold any more: one that the patient took meanwhile stays.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<DiaryResult> ReleaseAsync(StaffActor staff, Guid id, CancellationToken cancellationToken) =>
        CallOffAsync(staff, id, AppointmentStatus.Held, CancelReason.ClinicNeedsTime, cancellationToken);

    private Task<DiaryResult> CallOffAsync(StaffActor staff, Guid id, AppointmentStatus only, CancelReason reason, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        return ChangeAsync(
            id,
            staff.Actor,
            async (work, appointment) =>
            {
                if (appointment.Status != only)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible, id);
                }

                History.Add(work.Db, appointment.Cancel(reason, staff.Actor, work.Now));
                await FreeCellsAsync(work.Db, id, cancellationToken);
                if (only == AppointmentStatus.Requested)
                {
                    await AfterCancelAsync(work, appointment, cancellationToken);
                }

                return DiaryResult.Done(id);
            },
            cancellationToken);
    }
}
