using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

public sealed partial class SessionDisruptions
{
    private const int MostListed = 50;

    /// <summary>The sessions that were called off last, the newest first.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<IReadOnlyList<DisruptionView>> ListAsync(StaffActor staff, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ReadDiary);
        List<Guid> ids;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            ids = await db.Disruptions.AsNoTracking().OrderByDescending(row => row.StartedAt).Take(MostListed).Select(row => row.Id).ToListAsync(cancellationToken);
        }

        var found = new List<DisruptionView>();
        foreach (var id in ids)
        {
            found.Add((await FollowAsync(staff, id, cancellationToken))!);
        }

        return found;
    }

    /// <summary>How far every patient of the session is: those who were in it when it was called off, and whoever came into it since.</summary>
    /// <returns>Null when there is no such session.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<DisruptionView?> FollowAsync(StaffActor staff, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ReadDiary);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Disruptions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } disruption)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var marked = await db.Appointments.AsNoTracking().Where(row => row.DisruptionId == id).ToListAsync(cancellationToken);
        var came = await In(db, disruption.SpecialistId, disruption.Start, disruption.End).AsNoTracking().Where(row => row.DisruptionId != id || row.DisruptionId == null).ToListAsync(cancellationToken);
        List<Appointment> all = [.. marked, .. came];
        var enquiryIds = all.Select(row => row.EnquiryId).OfType<Guid>().Distinct().ToList();
        var enquiries = await db.Enquiries.AsNoTracking().Where(row => enquiryIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var others = (await db.Appointments.AsNoTracking().Where(row => row.EnquiryId != null && enquiryIds.Contains(row.EnquiryId.Value)).ToListAsync(cancellationToken))
            .ToLookup(row => row.EnquiryId!.Value);
        var invitations = (await db.Invitations.AsNoTracking().Where(row => enquiryIds.Contains(row.EnquiryId) && row.Purpose == InvitationPurpose.Rebook).ToListAsync(cancellationToken))
            .ToLookup(row => row.EnquiryId);
        var rows = all.Select(appointment =>
        {
            var enquiry = appointment.EnquiryId is { } of ? enquiries.GetValueOrDefault(of) : null;
            var invitation = enquiry is null ? null : invitations[enquiry.Id].Where(row => row.IssuedAt >= disruption.StartedAt).MaxBy(row => (row.IssuedAt, row.Id));
            return Row(disruption, appointment, enquiry, [.. enquiry is null ? [] : others[enquiry.Id]], invitation, now);
        });
        return new DisruptionView(
            disruption, [.. rows.OrderBy(row => row.Tier).ThenBy(row => row.WaitingSince).ThenBy(row => row.Appointment.Id)], await shapes.GetAsync(cancellationToken), now);
    }

    private static DisruptionRow Row(Disruption disruption, Appointment appointment, Enquiry? enquiry, List<Appointment> others, Invitation? invitation, Instant now)
    {
        var isThere = appointment.Status is AppointmentStatus.Booked or AppointmentStatus.Requested or AppointmentStatus.Arrived && !appointment.HasLapsed(now);
        var isStillInIt = isThere && appointment.SpecialistId == disruption.SpecialistId && appointment.Start < disruption.End && appointment.End > disruption.Start;
        var other = others.Where(row => row.Id != appointment.Id && Counts(row, now) && row.CreatedAt >= disruption.StartedAt).MaxBy(row => row.CreatedAt);
        var canBeInvited = enquiry is { IsOpen: true } && appointment.Email is not null;
        var held = others.Find(row => row.Id == invitation?.AppointmentId);
        var state = isStillInIt ? canBeInvited ? DisruptionState.ToDo : DisruptionState.Ring
            : Counts(appointment, now) || other is not null ? DisruptionState.Booked
            : enquiry is null or { Status: EnquiryStatus.Closed } || appointment.Status is AppointmentStatus.DidNotAttend or AppointmentStatus.EnteredInError ? DisruptionState.Closed
            : invitation switch
            {
                null => DisruptionState.CalledOff,
                _ when invitation.IsLive(now) => held is { Status: AppointmentStatus.Held } ? DisruptionState.Invited : DisruptionState.Declined,
                { Status: InvitationStatus.Locked or InvitationStatus.Revoked or InvitationStatus.Used } => DisruptionState.LinkEnded,
                _ => DisruptionState.Lapsed,
            };
        return new DisruptionRow(
            appointment,
            enquiry?.Reference,
            enquiry?.Tier ?? appointment.Tier,
            enquiry?.ReceivedAt ?? appointment.CreatedAt,
            state,
            invitation,
            state == DisruptionState.Booked ? other ?? appointment : held,
            canBeInvited);
    }

    private static bool Counts(Appointment appointment, Instant now) => appointment.Status switch
    {
        AppointmentStatus.Requested => !appointment.HasLapsed(now),
        AppointmentStatus.Booked or AppointmentStatus.Arrived or AppointmentStatus.InConsultation or AppointmentStatus.Completed => true,
        _ => false,
    };
}
