using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Safety;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>
/// Links with which patients book: sending them (here), opening them (Invitations.Opening.cs), and choosing a time (Invitations.Choosing.cs). Every change of one
/// is in the transaction of what it belongs to, with its audit entry; looking at one changes nothing.
/// </summary>
public sealed partial class Invitations(
    IDbContextFactory<ClinicDbContext> contexts,
    ClinicShape shapes,
    Diary diary,
    BookingTokens tokens,
    BookingLetters letters,
    EnquiryPatient patients,
    SignInGuard guard,
    BookingWork work,
    IClock clock)
{
    internal const string Subject = "invitation";

    /// <summary>
    /// Invites a patient to choose a time. An enquiry that nobody has accepted yet is accepted with it; an earlier invitation of the same enquiry ends.
    /// </summary>
    /// <param name="staff">Who sends it.</param>
    /// <param name="seen">The enquiry, as it was on the page.</param>
    /// <param name="typeId">What is to be booked.</param>
    /// <param name="specialistId">With whom; null for anyone suitable.</param>
    /// <param name="missingPrerequisites">Which of the prerequisites of the type the patient has still to get.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public async Task<IssueResult> IssueAsync(
        StaffActor staff, SeenEnquiry seen, Guid typeId, Guid? specialistId, IReadOnlyCollection<string> missingPrerequisites, CancellationToken cancellationToken)
    {
        Permissions.Demand(staff, Permission.ManageAppointments);
        var shape = await shapes.GetAsync(cancellationToken);
        if (shape.Type(typeId) is not { IsActive: true } type || (specialistId is { } who && shape.Specialist(who) is not { IsActive: true }))
        {
            return new IssueResult(IssueOutcome.NotFound);
        }

        return await WriteAsync(async (db, now) =>
        {
            if (await db.Enquiries.SingleOrDefaultAsync(row => row.Reference == seen.Reference, cancellationToken) is not { } enquiry)
            {
                return new IssueResult(IssueOutcome.NotFound);
            }

            if (!enquiry.CanBeBooked || enquiry.Status == EnquiryStatus.Scheduled)
            {
                return new IssueResult(IssueOutcome.NotPossible);
            }

            if (enquiry.IsHeldByAnother(staff.Id, now))
            {
                return new IssueResult(IssueOutcome.HeldByAnother);
            }

            if (seen.Version is { } version && version != enquiry.Version)
            {
                return new IssueResult(IssueOutcome.Changed);
            }

            var before = enquiry.Remember();
            if (seen.Version is not null)
            {
                enquiry.MarkRead();
            }

            var answerBy = ReplyClock.DueAt(enquiry.Tier, enquiry.NeedsACall, now, shape.Profile.Calendar);
            if (enquiry.Status == EnquiryStatus.Received)
            {
                Timeline.Add(db, enquiry.Claim(staff.Actor, now));
            }

            if (enquiry.Status == EnquiryStatus.InTriage)
            {
                Timeline.Add(db, enquiry.Accept(answerBy, staff.Actor, now));
            }

            var open = await OpenOfAsync(db, enquiry.Id, cancellationToken);
            var invitation = await AddAsync(db, enquiry, open, type, specialistId, staff.Id, now, cancellationToken);
            invitation.MissingPrerequisites.AddRange(type.Prerequisites.Where(missingPrerequisites.Contains));
            Timeline.Add(db, enquiry.Invite(Instant.Min(answerBy, invitation.ExpiresAt), staff.Actor, now));
            var isMailed = letters.AddInvitation(db, invitation, enquiry, null, shape, now);
            enquiry.KeepForUndo(
                before, EventKind.Invited, staff.Actor, now, [.. db.ChangeTracker.Entries<Letter>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity.Id)]);
            return new IssueResult(IssueOutcome.Done, invitation.Id, MustRing: !isMailed);
        }, result => result.Outcome == IssueOutcome.Done, cancellationToken);
    }

    /// <summary>What a patient may book at once at the end of the form: nothing, unless no person has to look at their answers first.</summary>
    public async Task<IReadOnlyList<ConsultationType>> DirectTypesAsync(Guid enquiryId, CancellationToken cancellationToken)
    {
        var types = (await shapes.GetAsync(cancellationToken)).Types.Where(type => type is { IsActive: true, IsDirectlyBookable: true }).ToList();
        if (types.Count == 0)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == enquiryId, cancellationToken) is { } enquiry && IsDirect(enquiry) ? types : [];
    }

    /// <summary>
    /// Lets a patient book at once. No letter is sent: they are at the page already, and who leaves it without a time is answered by when they were told.
    /// </summary>
    /// <returns>The token of an invitation that is open already; null when a person has to look first.</returns>
    public async Task<string?> StartDirectAsync(Guid enquiryId, Guid typeId, CancellationToken cancellationToken)
    {
        if ((await DirectTypesAsync(enquiryId, cancellationToken)).FirstOrDefault(type => type.Id == typeId) is not { } type)
        {
            return null;
        }

        return await WriteAsync(async (db, now) =>
        {
            if (await db.Enquiries.SingleOrDefaultAsync(row => row.Id == enquiryId, cancellationToken) is not { } enquiry || !IsDirect(enquiry))
            {
                return null;
            }

            var open = await OpenOfAsync(db, enquiryId, cancellationToken);
            if (open.Find(row => row.Status == InvitationStatus.Verified && row.ConsultationTypeId == typeId && row.IssuedById is null && row.IsLive(now)) is { } known)
            {
                return TokenOf(known);
            }

            if (enquiry.Status == EnquiryStatus.Received)
            {
                Timeline.Add(db, enquiry.Accept(enquiry.NextActionDueAt ?? now, Actor.System, now));
            }

            var invitation = await AddAsync(db, enquiry, open, type, null, null, now, cancellationToken);
            invitation.Verify(now);
            return TokenOf(invitation);
        }, token => token is not null, cancellationToken);
    }

    /// <summary>The secret in the link of an invitation.</summary>
    public string TokenOf(Invitation invitation)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        return tokens.Token(BookingTokens.ForInvitation, invitation.Id, invitation.LinkNumber);
    }

    // A person has looked at what was accepted by hand; what the software accepted is still the patient's to book.
    private static bool IsDirect(Enquiry enquiry) =>
        enquiry is { Tier: Tier.P2 or Tier.P3, NeedsACall: false, Status: EnquiryStatus.Received or EnquiryStatus.Accepted, OwnerId: null, WorseAt: null, WaitingOn: WaitingOn.Clinic };

    /// <summary>The open invitations of an enquiry; some may have run out a moment ago.</summary>
    internal static Task<List<Invitation>> OpenOfAsync(ClinicDbContext db, Guid enquiryId, CancellationToken cancellationToken) => db.Invitations
        .Where(row => row.EnquiryId == enquiryId && (row.Status == InvitationStatus.Issued || row.Status == InvitationStatus.Opened || row.Status == InvitationStatus.Verified))
        .ToListAsync(cancellationToken);

    // Those that are open are read once: what somebody adds after that is not revoked here, but makes this fail on its key and be done again.
    private async Task<Invitation> AddAsync(
        ClinicDbContext db, Enquiry enquiry, List<Invitation> open, ConsultationType type, Guid? specialistId, Guid? issuedBy, Instant now, CancellationToken cancellationToken)
    {
        var actor = issuedBy is { } staff ? Actor.Staff(staff) : Actor.System;
        await RevokeAsync(db, open, actor, now, cancellationToken);
        var id = Guid.CreateVersion7(now.ToDateTimeOffset());
        var invitation = new Invitation(
            id, InvitationPurpose.Choose, enquiry.Id, type.Id, specialistId, tokens.HashOf(BookingTokens.ForInvitation, id), now, now + Invitation.Lifetime, issuedBy);
        db.Invitations.Add(invitation);
        db.AuditEntries.Add(new AuditEntry(now, actor, "invitation.Issued", Subject, id));
        return invitation;
    }

    /// <summary>
    /// Staff booked by hand: the open invitation to another time for what it stands for ends with that. Without a name it is the one whose appointment was first.
    /// </summary>
    internal static async Task EndReplacedAsync(ClinicDbContext db, Appointment booked, Guid? replaces, Actor actor, Instant now, CancellationToken cancellationToken)
    {
        if (booked.EnquiryId is not { } enquiry)
        {
            return;
        }

        var open = (await OpenOfAsync(db, enquiry, cancellationToken)).FindAll(row => row is { Purpose: InvitationPurpose.Rebook, ReplacesId: not null });
        var lost = open.ConvertAll(row => row.ReplacesId!.Value);
        var first = replaces ?? await db.Appointments.AsNoTracking().Where(row => lost.Contains(row.Id)).OrderBy(row => row.Start).ThenBy(row => row.Id).Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        await RevokeAsync(db, open.Where(row => row.ReplacesId == first), actor, now, cancellationToken);
    }

    /// <summary>Ends open invitations, in the caller's transaction: what is held for them is given back, and their letters that have not left are not sent any more.</summary>
    internal static async Task RevokeAsync(ClinicDbContext db, IEnumerable<Invitation> open, Actor actor, Instant now, CancellationToken cancellationToken)
    {
        foreach (var earlier in open)
        {
            if (earlier.AppointmentId is { } kept && await db.Appointments.SingleOrDefaultAsync(row => row.Id == kept, cancellationToken) is { Status: AppointmentStatus.Held } hold)
            {
                await Diary.GiveUpAsync(db, hold, actor, now, cancellationToken);
            }

            earlier.Revoke();
            db.AuditEntries.Add(new AuditEntry(now, actor, "invitation.Revoked", Subject, earlier.Id));
            await BookingLetters.SupersedeAsync(db, earlier, cancellationToken);
        }
    }

    private Task<T> WriteAsync<T>(Func<ClinicDbContext, Instant, Task<T>> act, Func<T, bool> isToKeep, CancellationToken cancellationToken) => work.WriteAsync(
        async (db, now) =>
        {
            var result = await act(db, now);
            return (isToKeep(result), result);
        },
        cancellationToken);
}
