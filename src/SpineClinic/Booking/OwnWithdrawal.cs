using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

/// <summary>A patient cancels their request: what is booked, asked for or kept for it goes with it, so that nobody waits for them and nothing reminds them.</summary>
public sealed class OwnWithdrawal(OwnEnquiries own, Diary diary, ClinicShape shapes, ClinicSignals signals)
{
    /// <summary>See <see cref="OwnEnquiries"/>: not when a clinician is to look today, or somebody was told to get emergency help.</summary>
    public async Task<OwnResult> WithdrawAsync(Guid enquiryId, CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        var result = await own.WithdrawAsync(enquiryId, (db, enquiry, now) => LetGoAsync(db, enquiry, shape, now, cancellationToken), cancellationToken);
        if (result == OwnResult.Done)
        {
            signals.Raise(ClinicSignal.Diary);
            signals.Raise(ClinicSignal.Letter);
        }

        return result;
    }

    private async Task LetGoAsync(ClinicDbContext db, Enquiry enquiry, ClinicShape.Snapshot shape, Instant now, CancellationToken cancellationToken)
    {
        await Invitations.RevokeAsync(db, await Invitations.OpenOfAsync(db, enquiry.Id, cancellationToken), Actor.Patient, now, cancellationToken);
        foreach (var appointment in await db.Appointments
            .Where(row => row.EnquiryId == enquiry.Id && row.Start > now && (row.Status == AppointmentStatus.Booked || row.Status == AppointmentStatus.Requested || row.Status == AppointmentStatus.Held))
            .OrderBy(row => row.Start).ToListAsync(cancellationToken))
        {
            if (!appointment.IsOpen)
            {
                // It was held for a link, and went with it.
                continue;
            }

            await diary.CallOffAsync(db, appointment, shape, now, cancellationToken);
        }
    }
}
