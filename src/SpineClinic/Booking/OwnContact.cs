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
    /// appointments in that mailbox, and those to choose a time with, open nothing any more; a new address gets a letter with a new link to each.
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

    // Without an address nobody has a link that works: then a person rings, instead of waiting until it has run out.
    private async Task RenewInvitationsAsync(ClinicDbContext db, Enquiry enquiry, ClinicShape.Snapshot shape, Instant now, CancellationToken cancellationToken)
    {
        var open = (await Invitations.OpenOfAsync(db, enquiry.Id, cancellationToken)).FindAll(row => row.IsLive(now));
        foreach (var invitation in open)
        {
            await BookingLetters.SupersedeAsync(db, invitation, cancellationToken);
            invitation.RenewLink(tokens.HashOf(BookingTokens.ForInvitation, invitation.Id, invitation.LinkNumber + 1));
            db.AuditEntries.Add(new AuditEntry(now, Actor.Patient, "invitation.LinkRenewed", Invitations.Subject, invitation.Id));
            var held = invitation.AppointmentId is { } id ? await db.Appointments.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) : null;
            letters.AddInvitation(db, invitation, enquiry, held is { Status: AppointmentStatus.Held } && held.HeldUntil >= invitation.ExpiresAt ? held : null, shape, now);
        }

        if (open.Count > 0 && enquiry is { Email: null, IsOpen: true })
        {
            Timeline.Add(db, enquiry.NeedHelpToBook(shape.Profile.Calendar.CloseOfWorkingDay(now, 1), Actor.Patient, now));
        }
    }

    private async Task FollowAsync(ClinicDbContext db, Enquiry enquiry, ClinicShape.Snapshot shape, Instant now, CancellationToken cancellationToken)
    {
        var before = db.Entry(enquiry).Property(row => row.Email).OriginalValue;
        if (before is not null && before != enquiry.Email)
        {
            letters.AddContactChanged(db, enquiry, before, shape, now);
        }

        if (before != enquiry.Email)
        {
            await RenewInvitationsAsync(db, enquiry, shape, now, cancellationToken);
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
