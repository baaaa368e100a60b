using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>
/// How to reach a patient changes, by themselves or because staff correct it: their enquiry and what is booked for it change together, so that no reminder goes to
/// where nobody reads it.
/// </summary>
public sealed class OwnContact(IDbContextFactory<ClinicDbContext> contexts, OwnEnquiries own, EnquiryLetters questions, BookingTokens tokens, BookingLetters letters, ClinicShape shapes, ClinicSignals signals, IClock clock)
{
    /// <summary>
    /// See <see cref="OwnEnquiries"/>. The address there was before is told, without a word about whose it is: who changed it may not be who asked. The links to
    /// appointments in that mailbox, and those to choose a time with, open nothing any more; a new address gets a letter with a new link to each.
    /// </summary>
    /// <param name="enquiryId">Whose.</param>
    /// <param name="phone">As it was typed.</param>
    /// <param name="email">As it was typed.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<OwnResult> ChangeAsync(Guid enquiryId, string? phone, string? email, CancellationToken cancellationToken) =>
        ChangeAsync(enquiryId, phone, email, Actor.Patient, (_, _) => true, cancellationToken);

    /// <summary>Staff correct what was mistyped, or heard wrongly on the phone. What it was before stays on the timeline.</summary>
    /// <param name="staff">Who corrects it.</param>
    /// <param name="seen">The enquiry, as it was on the page: not while a colleague has it, and not over what somebody changed since.</param>
    /// <param name="phone">As it was typed; null leaves the number that there is.</param>
    /// <param name="email">As it was typed; null leaves the address that there is.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>Not possible when it is closed or was changed since; the error "held" when a colleague has it.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<OwnResult> CorrectAsync(StaffActor staff, SeenEnquiry seen, string? phone, string? email, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.RecordCall);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == seen.Reference, cancellationToken) is not { } stored)
        {
            return OwnResult.NotPossible;
        }

        bool IsHeld(Enquiry enquiry, Instant now) => enquiry.IsHeldByAnother(staff.Id, now);
        return IsHeld(stored, clock.GetCurrentInstant()) ? new OwnResult(("", "held")) : await ChangeAsync(
            stored.Id, phone ?? stored.Phone, email ?? stored.Email, staff.Actor,
            (enquiry, now) => !IsHeld(enquiry, now) && (seen.Version ?? enquiry.Version) == enquiry.Version, cancellationToken);
    }

    private async Task<OwnResult> ChangeAsync(Guid enquiryId, string? phone, string? email, Actor actor, Func<Enquiry, Instant, bool> mayBe, CancellationToken cancellationToken)
    {
        var shape = await shapes.GetAsync(cancellationToken);
        var result = await own.ChangeContactAsync(enquiryId, phone, email, actor, mayBe, (db, enquiry, now) => FollowAsync(db, enquiry, shape, actor, now, cancellationToken), cancellationToken);
        if (result == OwnResult.Done)
        {
            signals.Raise(ClinicSignal.Diary);
            signals.Raise(ClinicSignal.Letter);
        }

        return result;
    }

    // Without an address nobody has a link that works: then a person rings, instead of waiting until it has run out.
    private async Task RenewInvitationsAsync(ClinicDbContext db, Enquiry enquiry, ClinicShape.Snapshot shape, Actor actor, Instant now, CancellationToken cancellationToken)
    {
        var open = (await Invitations.OpenOfAsync(db, enquiry.Id, cancellationToken)).FindAll(row => row.IsLive(now));
        foreach (var invitation in open)
        {
            await BookingLetters.SupersedeAsync(db, invitation, cancellationToken);
            invitation.RenewLink(tokens.HashOf(BookingTokens.ForInvitation, invitation.Id, invitation.LinkNumber + 1));
            db.AuditEntries.Add(new AuditEntry(now, actor, "invitation.LinkRenewed", Invitations.Subject, invitation.Id));
            var held = invitation.AppointmentId is { } id ? await db.Appointments.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) : null;
            letters.AddInvitation(db, invitation, enquiry, held is { Status: AppointmentStatus.Held } && held.HeldUntil >= invitation.ExpiresAt ? held : null, shape, now);
        }

        if (open.Count > 0 && enquiry is { Email: null, IsOpen: true })
        {
            Timeline.Add(db, enquiry.NeedHelpToBook(shape.Profile.Calendar.CloseOfWorkingDay(now, 1), actor, now));
        }
    }

    private async Task FollowAsync(ClinicDbContext db, Enquiry enquiry, ClinicShape.Snapshot shape, Actor actor, Instant now, CancellationToken cancellationToken)
    {
        var before = db.Entry(enquiry).Property(row => row.Email).OriginalValue;
        if (before is not null && before != enquiry.Email)
        {
            letters.AddContactChanged(db, enquiry, before, shape, now);
        }

        if (before != enquiry.Email && enquiry is { Status: EnquiryStatus.AwaitingPatient, Email: not null })
        {
            // The question is where nobody reads it.
            foreach (var letter in await db.Letters.Where(row => row.Regarding == enquiry.Reference && row.Kind == EnquiryLetters.PatientQuestion && row.State == LetterState.Pending).ToListAsync(cancellationToken))
            {
                letter.Supersede();
            }

            questions.AddQuestion(db, enquiry, shape.Profile, now);
        }

        if (before != enquiry.Email)
        {
            await RenewInvitationsAsync(db, enquiry, shape, actor, now, cancellationToken);
        }

        foreach (var appointment in await db.Appointments
            .Where(row => row.EnquiryId == enquiry.Id && row.Status != AppointmentStatus.Cancelled && row.Status != AppointmentStatus.EnteredInError && row.Start > now)
            .OrderBy(row => row.Start).ToListAsync(cancellationToken))
        {
            var isOtherAddress = enquiry.Email != appointment.Email;
            History.Add(db, appointment.ChangeContact(enquiry.Phone, enquiry.Email, actor, now));
            if (isOtherAddress)
            {
                await BookingLetters.SupersedeAsync(db, appointment, cancellationToken);
            }

            if (isOtherAddress && appointment.Status is AppointmentStatus.Booked or AppointmentStatus.Requested)
            {
                History.Add(db, appointment.RenewLink(tokens.HashOf(BookingTokens.ForAppointment, appointment.Id, appointment.LinkNumber + 1), actor, now));
                letters.AddLink(db, appointment, shape, now);
            }
        }
    }
}
