using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>Finds whom to book for by what the desk has before it: the reference of an enquiry, or of an earlier appointment.</summary>
public sealed class SeriesPatients(IDbContextFactory<ClinicDbContext> contexts, EnquiryPatient patients)
{
    /// <returns>Null when there is no such enquiry or appointment, or when the enquiry may not be booked in its present state.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<PatientToBook?> FindAsync(StaffActor staff, string? reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (AppointmentReference.TryParse(reference, out var known))
        {
            return await db.Appointments.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == known, cancellationToken) is { } earlier
                ? new PatientToBook(
                    earlier.PatientId, earlier.EnquiryId, earlier.PatientName, earlier.Phone, earlier.Email, earlier.Language, earlier.Tier, earlier.Needs, earlier.InterpreterLanguage)
                : null;
        }

        return EnquiryReference.TryParse(reference, out var exact)
            && await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == exact, cancellationToken) is { CanBeBooked: true } enquiry
            ? await patients.ReadAsync(db, enquiry, cancellationToken)
            : null;
    }
}
