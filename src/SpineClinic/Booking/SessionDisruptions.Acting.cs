using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class SessionDisruptions
{
    /// <summary>
    /// Sends the chosen patients their new times: for each, in one transaction, the old appointment is called off, the new time is held, and the invitation and
    /// its letter are written. What fails for one changes nothing for the others; sent twice, it is sent once.
    /// </summary>
    /// <param name="staff">Who does it.</param>
    /// <param name="id">Which session.</param>
    /// <param name="chosen">For whom, and which time.</param>
    /// <param name="cancellationToken">Ends the work between two patients.</param>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<IReadOnlyList<(Guid AppointmentId, DisruptionOutcome Outcome)>> SendAsync(
        StaffActor staff, Guid id, IReadOnlyList<ProposedTime> chosen, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        ArgumentNullException.ThrowIfNull(chosen);
        var results = new List<(Guid, DisruptionOutcome)>();
        if (await FollowAsync(staff, id, cancellationToken) is not { } view)
        {
            return [.. chosen.Select(time => (time.AppointmentId, DisruptionOutcome.NotFound))];
        }

        foreach (var time in chosen)
        {
            var row = view.Rows.FirstOrDefault(other => other.Appointment.Id == time.AppointmentId);
            results.Add((time.AppointmentId, row switch
            {
                null => DisruptionOutcome.NotFound,
                { State: DisruptionState.Invited } when row.New?.Start == time.Start && row.New.SpecialistId == time.SpecialistId => DisruptionOutcome.Done,
                { NeedsProposal: false } => DisruptionOutcome.NotPossible,
                { CanBeInvited: false } => DisruptionOutcome.NoEmail,
                _ => await InviteAsync(staff, view, row, time, cancellationToken),
            }));
        }

        return results;
    }

    /// <summary>The patient agreed on the phone: booked at once. Who was invited gets the time that is kept for them.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<DisruptionOutcome> BookAsync(StaffActor staff, Guid id, ProposedTime time, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        ArgumentNullException.ThrowIfNull(time);
        if ((await FollowAsync(staff, id, cancellationToken))?.Rows.FirstOrDefault(other => other.Appointment.Id == time.AppointmentId) is not { } row)
        {
            return DisruptionOutcome.NotFound;
        }

        if (row.IsResolved)
        {
            return DisruptionOutcome.NotPossible;
        }

        if (row is { State: DisruptionState.Invited, Invitation: { } invitation, New: { } held })
        {
            return Say(await diary.TakeAsync(held.Id, held.Needs, null, staff.Actor, (db, taken) => UseAsync(db, invitation.Id, taken, staff, cancellationToken), cancellationToken));
        }

        if (row.State is DisruptionState.ToDo or DisruptionState.Ring)
        {
            return Say(await diary.MoveAsync(time.AppointmentId, staff, time.SpecialistId, time.Start, null, null, cancellationToken));
        }

        var old = row.Appointment;
        var result = await diary.BookAsync(
            staff, new BookingRequest(KeyOf("booked", time, row), Diary.PatientOf(old), Diary.QueryOf(old, forStaff: true), time.SpecialistId, time.Start), cancellationToken, old.Id);
        return Say(result);
    }

    /// <summary>Calls the appointment off without another time. An enquiry goes to those to rebook and stays unresolved until it has a time or is closed.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<DisruptionOutcome> CallOffAsync(StaffActor staff, Guid id, Guid appointmentId, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        return (await FollowAsync(staff, id, cancellationToken))?.Rows.FirstOrDefault(other => other.Appointment.Id == appointmentId) switch
        {
            null => DisruptionOutcome.NotFound,
            { State: DisruptionState.ToDo or DisruptionState.Ring } => Say(await diary.CancelAsync(appointmentId, staff, CancelReason.SpecialistAway, null, cancellationToken)),
            _ => DisruptionOutcome.NotPossible,
        };
    }

    private async Task<DisruptionOutcome> InviteAsync(StaffActor staff, DisruptionView view, DisruptionRow row, ProposedTime time, CancellationToken cancellationToken)
    {
        if (OfferDeadline.For(view.Now, time.Start, 0, view.Shape.Zone) is not { } until)
        {
            return DisruptionOutcome.Gone;
        }

        var (old, key) = (row.Appointment, KeyOf("invited", time, row));
        Task<DiaryResult?> Add(ClinicDbContext db, Appointment hold) => AddInvitationAsync(db, staff, view.Shape, old.Id, hold, until, cancellationToken);
        return Say(row.State == DisruptionState.ToDo
            ? await diary.ReplaceAsync(staff, old.Id, key, time.SpecialistId, time.Start, until, Add, cancellationToken)
            : await diary.HoldAsync(
                new BookingRequest(key, Diary.PatientOf(old), Diary.QueryOf(old, forStaff: true), time.SpecialistId, time.Start), until, staff.Actor, cancellationToken, Add));
    }

    private async Task<DiaryResult?> AddInvitationAsync(
        ClinicDbContext db, StaffActor staff, ClinicShape.Snapshot shape, Guid replacesId, Appointment hold, Instant until, CancellationToken cancellationToken)
    {
        // The appointment that is called off in this transaction has changed it already: it is the same instance.
        var enquiry = await db.Enquiries.SingleAsync(row => row.Id == hold.EnquiryId, cancellationToken);
        if (!enquiry.IsOpen)
        {
            return new DiaryResult(DiaryOutcome.NotPossible);
        }

        var (now, id) = (clock.GetCurrentInstant(), Guid.CreateVersion7());

        // Of several appointments that are called off each has an invitation of its own.
        var open = await Invitations.OpenOfAsync(db, enquiry.Id, cancellationToken);
        await Invitations.RevokeAsync(db, open.Where(row => row.Purpose != InvitationPurpose.Rebook || row.ReplacesId == replacesId), staff.Actor, now, cancellationToken);
        var invitation = new Invitation(
            id, InvitationPurpose.Rebook, enquiry.Id, hold.ConsultationTypeId, specialistId: null, tokens.HashOf(BookingTokens.ForInvitation, id), now, until, staff.Id)
        {
            ReplacesId = replacesId,
        };
        invitation.Hold(hold.Id);
        db.Invitations.Add(invitation);
        db.AuditEntries.Add(new AuditEntry(now, staff.Actor, "invitation.Issued", Invitations.Subject, id));
        if (enquiry.Status == EnquiryStatus.Accepted)
        {
            Timeline.Add(db, enquiry.Invite(until, staff.Actor, now));
        }

        letters.AddInvitation(db, invitation, enquiry, hold, shape, now);
        return null;
    }

    private async Task<DiaryResult?> UseAsync(ClinicDbContext db, Guid invitationId, Appointment taken, StaffActor staff, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.SingleAsync(row => row.Id == invitationId, cancellationToken);
        if (invitation.Status is InvitationStatus.Used or InvitationStatus.Revoked or InvitationStatus.Expired || invitation.AppointmentId != taken.Id)
        {
            return new DiaryResult(DiaryOutcome.NotPossible);
        }

        invitation.Use(taken.Id);
        db.AuditEntries.Add(new AuditEntry(clock.GetCurrentInstant(), staff.Actor, "invitation.Used", Invitations.Subject, invitationId));
        return null;
    }

    // Pressed twice it is the same; proposed again after something that came to nothing, it is another.
    private static Guid KeyOf(string what, ProposedTime time, DisruptionRow row) => new(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{what}|{time.AppointmentId:N}|{time.SpecialistId:N}|{time.Start.ToUnixTimeTicks()}|{row.Tries}")).AsSpan(0, 16));

    private static DisruptionOutcome Say(DiaryResult result) => result.Outcome switch
    {
        DiaryOutcome.Done => DisruptionOutcome.Done,
        DiaryOutcome.NotFound => DisruptionOutcome.NotFound,
        DiaryOutcome.Taken or DiaryOutcome.Refused or DiaryOutcome.Lapsed => DisruptionOutcome.Gone,
        _ => DisruptionOutcome.NotPossible,
    };
}
