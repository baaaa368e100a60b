using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class WaitingList
{
    /// <summary>
    /// Offers a time to the best person on the list who has not been asked about it. The hold, the entry, the invitation and its letter are one transaction, and
    /// its key is made from the person and the time: two processes at one moment make one offer.
    /// </summary>
    /// <returns>Whether it was offered now.</returns>
    internal async Task<bool> OfferAsync(FreedTime time, IReadOnlyList<WaitingPerson> people, ClinicShape.Snapshot shape, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var suited = WaitingRank.Order(people, now).Where(person => !WaitingRank.Against(person, time, now, shape.Zone).Any()).ToList();
        if (suited.Count == 0)
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await IsOnOfferAsync(db, time, now, cancellationToken))
        {
            return false;
        }

        var asked = await AskedAsync(db, time, suited, cancellationToken);
        var taken = new HashSet<Guid>();
        foreach (var person in suited.Where(person => !asked.Contains(time.KeyFor(person.Entry))))
        {
            if (taken.Contains(person.Entry.ConsultationTypeId))
            {
                continue;
            }

            var patient = await patients.ReadAsync(db, person.Enquiry, cancellationToken);
            var query = EnquiryPatient.Query(patient, person.Entry.ConsultationTypeId);
            var rules = await diary.WhyNotAsync(query, time.SpecialistId, time.Start, cancellationToken);
            if (rules.Any(rule => rule is BookingRule.SpecialistBusy or BookingRule.OutsideSession or BookingRule.SpecialistAway or BookingRule.ClinicClosed))
            {
                // It is not free for this kind of consultation, whoever asks.
                taken.Add(person.Entry.ConsultationTypeId);
            }

            if (rules.Count == 0 && await OfferAsync(time, person, patient, query, shape, cancellationToken) is var result && result.Outcome != DiaryOutcome.NotPossible)
            {
                return result.IsDone;
            }
        }

        return false;
    }

    /// <summary>The person said yes on the phone: booked, and off the list.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<WaitingListOutcome> TakeForAsync(StaffActor staff, Guid invitationId, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        if (await FindHeldAsync(invitationId, cancellationToken) is not { } held)
        {
            return WaitingListOutcome.NotPossible;
        }

        var result = await diary.TakeAsync(
            held.Id,
            held.Needs,
            null,
            staff.Actor,
            async (db, appointment) =>
            {
                var (invitation, now) = (await db.Invitations.SingleAsync(row => row.Id == invitationId, cancellationToken), clock.GetCurrentInstant());
                if (invitation.Status is InvitationStatus.Used or InvitationStatus.Revoked or InvitationStatus.Expired || invitation.AppointmentId != appointment.Id)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                invitation.Use(appointment.Id);
                db.AuditEntries.Add(new AuditEntry(now, staff.Actor, "invitation.Used", Invitations.Subject, invitationId));
                await AcceptedAsync(db, invitation, staff.Actor, now, cancellationToken);
                return null;
            },
            cancellationToken);
        return result.IsDone ? WaitingListOutcome.Done : WaitingListOutcome.NotPossible;
    }

    /// <summary>The person said no on the phone, or could not be reached: the next one is asked.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<WaitingListOutcome> PassOnAsync(StaffActor staff, Guid invitationId, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        if (await FindHeldAsync(invitationId, cancellationToken) is not { } held)
        {
            return WaitingListOutcome.NotPossible;
        }

        var result = await diary.ReleaseAsync(
            held.Id,
            staff.Actor,
            onlyLapsed: false,
            async db =>
            {
                var (invitation, now) = (await db.Invitations.SingleAsync(row => row.Id == invitationId, cancellationToken), clock.GetCurrentInstant());
                await Invitations.RevokeAsync(db, [invitation], staff.Actor, now, cancellationToken);
                await DeclinedAsync(db, invitation, staff.Actor, now, cancellationToken);
            },
            cancellationToken);
        return result.IsDone ? WaitingListOutcome.Done : WaitingListOutcome.NotPossible;
    }

    private async Task<DiaryResult> OfferAsync(
        FreedTime time, WaitingPerson person, PatientToBook patient, TimeQuery query, ClinicShape.Snapshot shape, CancellationToken cancellationToken)
    {
        if (OfferDeadline.For(clock.GetCurrentInstant(), time.Start, person.Entry.NoticeHours, shape.Zone, person.MustBeRung) is not { } until)
        {
            return new DiaryResult(DiaryOutcome.NotPossible);
        }

        return await diary.HoldAsync(
            new BookingRequest(time.KeyFor(person.Entry), patient, query, time.SpecialistId, time.Start),
            until,
            Actor.System,
            cancellationToken,
            async (db, hold) =>
            {
                var entry = await db.WaitingListEntries.SingleAsync(row => row.Id == person.Entry.Id, cancellationToken);
                var enquiry = await db.Enquiries.SingleAsync(row => row.Id == entry.EnquiryId, cancellationToken);
                if (entry.Status != WaitingListStatus.Active || !new WaitingPerson(entry, enquiry).IsToBook)
                {
                    return new DiaryResult(DiaryOutcome.NotPossible);
                }

                var (now, id) = (clock.GetCurrentInstant(), Guid.CreateVersion7());
                var invitation = new Invitation(
                    id, InvitationPurpose.Offer, enquiry.Id, entry.ConsultationTypeId, time.SpecialistId, tokens.HashOf(BookingTokens.ForInvitation, id), now, until, null)
                {
                    WaitingListEntryId = entry.Id,
                };
                invitation.Hold(hold.Id);
                entry.Offer(until);
                db.Invitations.Add(invitation);
                db.AuditEntries.Add(new AuditEntry(now, Actor.System, "invitation.Issued", Invitations.Subject, id));
                Note(db, entry, enquiry, "offered", Actor.System, now);
                letters.AddInvitation(db, invitation, enquiry, hold, shape, now);
                return null;
            });
    }

    private async Task<Appointment?> FindHeldAsync(Guid invitationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == invitationId, cancellationToken)
                is { Purpose: InvitationPurpose.Offer, Status: InvitationStatus.Issued or InvitationStatus.Opened or InvitationStatus.Verified, AppointmentId: { } id }
            && await diary.GetAsync(id, cancellationToken) is { Status: AppointmentStatus.Held } held
            ? held
            : null;
    }

    private static async Task<HashSet<Guid>> AskedAsync(ClinicDbContext db, FreedTime time, IEnumerable<WaitingPerson> people, CancellationToken cancellationToken)
    {
        var keys = people.Select(person => time.KeyFor(person.Entry)).ToList();
        return [.. await db.Appointments.AsNoTracking().Where(row => keys.Contains(row.BookingKey)).Select(row => row.BookingKey).ToListAsync(cancellationToken)];
    }

    // For a group session, where the next seat would be free: one person at a time all the same.
    private static Task<bool> IsOnOfferAsync(ClinicDbContext db, FreedTime time, Instant now, CancellationToken cancellationToken) => db.Appointments.AsNoTracking()
        .Where(row => row.SpecialistId == time.SpecialistId && row.FirstCell <= Cell.Of(time.Start) && row.EndCell > Cell.Of(time.Start) && row.Start == time.Start
            && row.Status == AppointmentStatus.Held && row.HeldUntil > now)
        .AnyAsync(row => db.Invitations.Any(invitation => invitation.AppointmentId == row.Id && invitation.WaitingListEntryId != null), cancellationToken);
}
