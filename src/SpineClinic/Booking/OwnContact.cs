using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

/// <summary>A patient changes how to reach them: their enquiry and what is booked for it change together, so that no reminder goes to where nobody reads it.</summary>
public sealed class OwnContact(OwnEnquiries own, BookingTokens tokens, BookingLetters letters, ClinicShape shapes, ClinicSignals signals)
{
    /// <summary>See <see cref="OwnEnquiries"/>. A new address gets a letter with a new link to each appointment; the links in the old mailbox open nothing any more.</summary>
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
        foreach (var appointment in await db.Appointments
            .Where(row => row.EnquiryId == enquiry.Id && row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && row.Start > now)
            .OrderBy(row => row.Start).ToListAsync(cancellationToken))
        {
            var isNewAddress = enquiry.Email is not null && enquiry.Email != appointment.Email;
            History.Add(db, appointment.ChangeContact(enquiry.Phone, enquiry.Email, now));
            if (isNewAddress && appointment.Status is AppointmentStatus.Booked or AppointmentStatus.Requested)
            {
                History.Add(db, appointment.RenewLink(tokens.HashOf(BookingTokens.ForAppointment, appointment.Id, appointment.LinkNumber + 1), Actor.Patient, now));
                letters.AddLink(db, appointment, shape, now);
            }
        }
    }
}
