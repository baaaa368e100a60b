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
        var calledOff = others.SelectMany(group => group).Select(row => row.DisruptionId).OfType<Guid>().Distinct().ToList();
        var since = await db.Disruptions.AsNoTracking().Where(row => calledOff.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.StartedAt, cancellationToken);
        var newTimes = enquiryIds.SelectMany(of => NewTimes([.. others[of]], invitations[of], since, now)).ToDictionary(pair => pair.Lost, pair => pair.New);

        // An appointment and what else was made for its enquiry are of one moment: somebody may send a new time between two reads.
        var rows = all.Select(row => row.EnquiryId is { } of ? others[of].FirstOrDefault(other => other.Id == row.Id) ?? row : row).Select(appointment =>
        {
            var enquiry = appointment.EnquiryId is { } of ? enquiries.GetValueOrDefault(of) : null;
            var invitation = enquiry is null ? null : invitations[enquiry.Id].Where(row => row.ReplacesId == appointment.Id && row.IssuedAt >= disruption.StartedAt).MaxBy(row => (row.IssuedAt, row.Id));
            var held = enquiry is null ? null : others[enquiry.Id].FirstOrDefault(row => row.Id == invitation?.AppointmentId);
            return Row(disruption, appointment, enquiry, newTimes.GetValueOrDefault(appointment.Id), invitation, held, enquiry is null ? 0 : others[enquiry.Id].Count(), now);
        });
        return new DisruptionView(
            disruption, [.. rows.OrderBy(row => row.Tier).ThenBy(row => row.WaitingSince).ThenBy(row => row.Appointment.Id)], await shapes.GetAsync(cancellationToken), now);
    }

    /// <summary>
    /// Which appointment of an enquiry stands for which that was called off: the one its own invitation brought, or else the first that somebody made by hand
    /// since. Each stands for one alone; one that was called off itself is followed in its own session.
    /// </summary>
    private static IEnumerable<(Guid Lost, Appointment New)> NewTimes(
        IReadOnlyList<Appointment> ofEnquiry, IEnumerable<Invitation> invitations, Dictionary<Guid, Instant> since, Instant now)
    {
        var brought = invitations.Where(row => row is { AppointmentId: not null, ReplacesId: not null }).GroupBy(row => row.AppointmentId!.Value)
            .ToDictionary(group => group.Key, group => group.MaxBy(row => row.IssuedAt)!.ReplacesId!.Value);
        var byHand = ofEnquiry.Where(row => !brought.ContainsKey(row.Id) && IsThere(row)).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToList();
        foreach (var lost in ofEnquiry.Where(row => row.DisruptionId is not null && !Counts(row, now)).OrderBy(row => row.Start).ThenBy(row => row.Id))
        {
            var begun = since[lost.DisruptionId!.Value];
            if ((ofEnquiry.FirstOrDefault(row => IsThere(row) && brought.GetValueOrDefault(row.Id) == lost.Id)
                ?? byHand.Find(row => row.Id != lost.Id && row.CreatedAt >= begun)) is { } found)
            {
                byHand.Remove(found);
                yield return (lost.Id, found);
            }
        }

        bool IsThere(Appointment row) => Counts(row, now) || (row.DisruptionId is not null && row.BookedAt is not null);
    }

    private static DisruptionRow Row(
        Disruption disruption, Appointment appointment, Enquiry? enquiry, Appointment? other, Invitation? invitation, Appointment? held, int tries, Instant now)
    {
        var isThere = appointment.Status is AppointmentStatus.Booked or AppointmentStatus.Requested or AppointmentStatus.Arrived && !appointment.HasLapsed(now);
        var isStillInIt = isThere && appointment.SpecialistId == disruption.SpecialistId && appointment.Start < disruption.End && appointment.End > disruption.Start;
        var canBeInvited = enquiry is { IsOpen: true } && appointment.Email is not null;
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
            canBeInvited,
            tries);
    }

    private static bool Counts(Appointment appointment, Instant now) => appointment.Status switch
    {
        AppointmentStatus.Requested => !appointment.HasLapsed(now),
        AppointmentStatus.Booked or AppointmentStatus.Arrived or AppointmentStatus.InConsultation or AppointmentStatus.Completed => true,
        _ => false,
    };
}
