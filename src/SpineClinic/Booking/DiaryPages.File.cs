using Microsoft.EntityFrameworkCore;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class DiaryPages
{
    /// <summary>Everything about one appointment.</summary>
    /// <returns>Null when there is none with this reference.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<AppointmentFile?> OpenAsync(StaffActor staff, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ReadDiary);
        var shape = await shapes.GetAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Appointments.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellationToken) is not { } appointment)
        {
            return null;
        }

        var seesNames = staff.May(Permission.ReadEnquiry);
        var events = await db.AppointmentEvents.AsNoTracking().Where(row => row.AppointmentId == appointment.Id).OrderByDescending(row => row.Id).Take(MostEntries).ToListAsync(cancellationToken);
        var people = events.Select(row => row.ActorId).OfType<Guid>().Distinct().ToList();
        var names = await db.StaffMembers.AsNoTracking().Where(member => people.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.DisplayName, cancellationToken);
        var key = seesNames && events.Exists(row => row.SealedWords is not null)
            ? await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == appointment.PatientId, cancellationToken)
            : null;
        var letters = await db.Letters.AsNoTracking().Where(letter => letter.Regarding == reference).OrderByDescending(letter => letter.CreatedAt).Take(MostEntries)
            .Select(letter => new AppointmentFile.LetterLine(letter.Kind, letter.State, letter.SentAt ?? letter.CreatedAt, letter.LastProblem)).ToListAsync(cancellationToken);
        var enquiry = appointment.EnquiryId is { } id
            ? await db.Enquiries.AsNoTracking().Where(row => row.Id == id).Select(row => row.Reference).SingleOrDefaultAsync(cancellationToken)
            : null;
        return new AppointmentFile(
            appointment,
            seesNames,
            shape,
            enquiry,
            [.. events.Select(row => new AppointmentFile.HistoryLine(
                row.At,
                row.Kind,
                row.ActorId is { } who ? names[who] : row.ActorKind == "patient" ? "Patient" : "SpineClinic",
                row.Details,
                row.Start,
                shape.Specialist(row.SpecialistId)?.Name ?? "",
                key is not null && row.SealedWords is { } words ? vault.Open(key, AppointmentEvent.WordsPurpose, appointment.Id, words) : null))],
            letters,
            clock.GetCurrentInstant());
    }

    /// <summary>Who an enquiry is about, as a patient to book: what they need follows them into the search for a time.</summary>
    /// <returns>Null when there is no such enquiry, or it cannot be booked in its present state.</returns>
    /// <exception cref="NotPermittedException">The role may not read what patients told us.</exception>
    public async Task<PatientToBook?> PatientOfAsync(StaffActor staff, string enquiryReference, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ReadEnquiry);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == enquiryReference, cancellationToken) is { CanBeBooked: true } enquiry
            ? await patients.ReadAsync(db, enquiry, cancellationToken)
            : null;
    }
}
