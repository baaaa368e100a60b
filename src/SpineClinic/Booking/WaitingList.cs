using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>
/// Who would come when a time becomes free: putting people on the list and taking them off (here), what it looks like (WaitingList.Reading.cs), and asking them,
/// one at a time (WaitingList.Offers.cs). <see cref="WaitingListRun"/> asks by itself.
/// </summary>
public sealed partial class WaitingList(
    IDbContextFactory<ClinicDbContext> contexts, BookingWork work, ClinicShape shapes, Diary diary, EnquiryPatient patients, BookingTokens tokens, BookingLetters letters, IClock clock)
{
    /// <summary>The subject of its audit entries.</summary>
    public const string Subject = "waitingListEntry";

    /// <summary>Puts an enquiry on the list. One that nobody has accepted yet is accepted with it.</summary>
    /// <param name="staff">Who does it.</param>
    /// <param name="reference">The enquiry.</param>
    /// <param name="wish">What they wait for.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<WaitingListOutcome> AddAsync(StaffActor staff, string reference, WaitingWish wish, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        ArgumentNullException.ThrowIfNull(wish);
        var shape = await shapes.GetAsync(cancellationToken);
        if (shape.Type(wish.ConsultationTypeId) is not { IsActive: true } || (wish.SpecialistId is { } who && shape.Specialist(who) is not { IsActive: true }))
        {
            return WaitingListOutcome.NotFound;
        }

        return await work.WriteAsync(
            async (db, now) =>
            {
                var outcome = await AddAsync(db, staff, reference, wish, shape, now, cancellationToken);
                return (outcome == WaitingListOutcome.Done, outcome);
            },
            cancellationToken);
    }

    /// <summary>Takes somebody off the list. A time that is held for them is given back.</summary>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<WaitingListOutcome> RemoveAsync(StaffActor staff, Guid entryId, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        return EndAsync(entryId, staff.Actor, "removed", cancellationToken);
    }

    /// <summary>The person took the time that was offered. Call it in the transaction that books.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="invitation">The invitation; without an entry of the list nothing happens.</param>
    /// <param name="actor">Who took it.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Task AcceptedAsync(ClinicDbContext db, Invitation invitation, Actor actor, Instant now, CancellationToken cancellationToken) =>
        ChangeAsync(db, invitation, "accepted", actor, now, entry => entry.Accept(), cancellationToken);

    /// <summary>The person does not want the time that was offered: they stay on the list. Call it in the transaction that ends the invitation.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="invitation">The invitation; without an entry of the list nothing happens.</param>
    /// <param name="actor">Who said so.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Task DeclinedAsync(ClinicDbContext db, Invitation invitation, Actor actor, Instant now, CancellationToken cancellationToken) =>
        ChangeAsync(db, invitation, "declined", actor, now, entry => entry.ReturnToList(), cancellationToken);

    internal static Task LapsedAsync(ClinicDbContext db, Invitation invitation, Instant now, CancellationToken cancellationToken) =>
        ChangeAsync(db, invitation, "lapsed", Actor.System, now, entry => entry.ReturnToList(), cancellationToken);

    /// <summary>Takes an entry off the list, ends its offer and gives back what is held for it.</summary>
    internal async Task<WaitingListOutcome> EndAsync(Guid entryId, Actor actor, string why, CancellationToken cancellationToken)
    {
        return await work.WriteAsync<WaitingListOutcome>(
            async (db, now) =>
            {
                if (await db.WaitingListEntries.SingleOrDefaultAsync(row => row.Id == entryId, cancellationToken) is not { } entry)
                {
                    return (false, WaitingListOutcome.NotFound);
                }

                if (entry.Status is not (WaitingListStatus.Active or WaitingListStatus.Offered))
                {
                    return (false, WaitingListOutcome.NotPossible);
                }

                entry.Remove();
                await NoteAsync(db, entry, why, actor, now, cancellationToken);
                var open = await Invitations.OpenOfAsync(db, entry.EnquiryId, cancellationToken);
                await Invitations.RevokeAsync(db, open.Where(row => row.WaitingListEntryId == entryId), actor, now, cancellationToken);
                return (true, WaitingListOutcome.Done);
            },
            cancellationToken);
    }

    private static async Task<WaitingListOutcome> AddAsync(
        ClinicDbContext db, StaffActor staff, string reference, WaitingWish wish, ClinicShape.Snapshot shape, Instant now, CancellationToken cancellationToken)
    {
        if (await db.Enquiries.SingleOrDefaultAsync(row => row.Reference == reference, cancellationToken) is not { } enquiry)
        {
            return WaitingListOutcome.NotFound;
        }

        if (!enquiry.CanBeBooked || enquiry.Status == EnquiryStatus.Scheduled)
        {
            return WaitingListOutcome.NotPossible;
        }

        if (enquiry.IsHeldByAnother(staff.Id, now))
        {
            return WaitingListOutcome.HeldByAnother;
        }

        if (await db.WaitingListEntries.AnyAsync(
            row => row.EnquiryId == enquiry.Id && row.ConsultationTypeId == wish.ConsultationTypeId && (row.Status == WaitingListStatus.Active || row.Status == WaitingListStatus.Offered),
            cancellationToken))
        {
            return WaitingListOutcome.OnTheList;
        }

        if (enquiry.Status == EnquiryStatus.Received)
        {
            Timeline.Add(db, enquiry.Claim(staff.Actor, now));
        }

        if (enquiry.Status == EnquiryStatus.InTriage)
        {
            Timeline.Add(db, enquiry.Accept(ReplyClock.DueAt(enquiry.Tier, enquiry.NeedsACall, now, shape.Profile.Calendar), staff.Actor, now));
        }

        var entry = new WaitingListEntry(
            enquiry.Id, wish.ConsultationTypeId, wish.SpecialistId, enquiry.Tier, enquiry.ReceivedAt, Math.Clamp(wish.NoticeHours, 0, WaitingWish.MostNotice), wish.Days, wish.TimesOfDay);
        db.WaitingListEntries.Add(entry);
        Note(db, entry, enquiry, "added", staff.Actor, now);
        return WaitingListOutcome.Done;
    }

    private static async Task ChangeAsync(
        ClinicDbContext db, Invitation invitation, string what, Actor actor, Instant now, Action<WaitingListEntry> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(invitation);
        if (invitation.WaitingListEntryId is { } id
            && await db.WaitingListEntries.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { Status: WaitingListStatus.Offered } entry)
        {
            change(entry);
            await NoteAsync(db, entry, what, actor, now, cancellationToken);
        }
    }

    private static async Task NoteAsync(ClinicDbContext db, WaitingListEntry entry, string what, Actor actor, Instant now, CancellationToken cancellationToken) =>
        Note(db, entry, await db.Enquiries.SingleAsync(row => row.Id == entry.EnquiryId, cancellationToken), what, actor, now);

    private static void Note(ClinicDbContext db, WaitingListEntry entry, Enquiry enquiry, string what, Actor actor, Instant now)
    {
        Timeline.Add(db, enquiry.NoteWaitingList(what, actor, now));
        db.AuditEntries.Add(new AuditEntry(now, actor, $"waitingList.{char.ToUpperInvariant(what[0])}{what[1..]}", Subject, entry.Id));
    }
}
