using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

/// <summary>A patient changes how to reach them: their enquiry and what is booked for it change together, so that no reminder goes to where nobody reads it.</summary>
public sealed class OwnContact(OwnEnquiries own, BookingTokens tokens, BookingLetters letters, ClinicShape shapes, ClinicSignals signals)
{
    /// <summary>
    /// See <see cref="OwnEnquiries"/>. The address there was before is told, without a word about whose it is: who changed it may not be who asked. The links to
    /// appointments in that mailbox open nothing any more; a new address gets a letter with a new link to each.
    /// </summary>
    /// <param name="enquiryId">Whose.</param>
    /// <param name="phone">As it was typed.</param>
    /// <param name="email">As it was typed.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public async Task<OwnResult> ChangeAsync(Guid enquiryId, string? phone, string? email, CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        var result = await own.ChangeContactAsync(enquiryId, phone, email, (db, enquiry, now) => FollowAsync(db, enquiry, shape, now, cancellationToken), cancellationToken);
        if (result == OwnResult.Done)
        {
            signals.Raise(ClinicSignal.Diary);
            signals.Raise(ClinicSignal.Letter);
        }

        return result;
    }

    private async Task FollowAsync(ClinicDbContext db, Enquiry enquiry, ClinicShape.Snapshot shape, Instant now, CancellationToken cancellationToken)
    {
        if (db.Entry(enquiry).Property(row => row.Email).OriginalValue is { } before && before != enquiry.Email)
        {
            letters.AddContactChanged(db, enquiry, before, shape, now);
        }

        foreach (var appointment in await db.Appointments
            .Where(row => row.EnquiryId == enquiry.Id && row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && row.Start > now)
            .OrderBy(row => row.Start).ToListAsync(cancellationToken))
        {
            var isOtherAddress = enquiry.Email != appointment.Email;
            History.Add(db, appointment.ChangeContact(enquiry.Phone, enquiry.Email, now));
            if (isOtherAddress)
            {
                await BookingLetters.SupersedeAsync(db, appointment, cancellationToken);
            }

            if (isOtherAddress && appointment.Status is AppointmentStatus.Booked or AppointmentStatus.Requested)
            {
                History.Add(db, appointment.RenewLink(tokens.HashOf(BookingTokens.ForAppointment, appointment.Id, appointment.LinkNumber + 1), Actor.Patient, now));
                letters.AddLink(db, appointment, shape, now);
            }
        }
    }
}
