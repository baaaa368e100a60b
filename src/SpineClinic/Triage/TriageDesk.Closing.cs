using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

public sealed partial class TriageDesk
{
    /// <summary>Closes it, with the clinic's standard words for the patient where it has some for this reason.</summary>
    /// <param name="actor">Who closes it.</param>
    /// <param name="seen">Which enquiry.</param>
    /// <param name="reason">Why.</param>
    /// <param name="remark">For colleagues.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<DeskResult> CloseAsync(StaffActor actor, SeenEnquiry seen, ClosureReason reason, string? remark, CancellationToken cancellationToken) =>
        CloseAsync(actor, seen, new Closing(reason, remark), cancellationToken);

    /// <summary>
    /// Closes it. P0 and P1: a clinician proposes it, once somebody has recorded what was done, and a second person confirms; until then everything is as it was. What
    /// is told to the patient is read on the status page; the letter only says that there is something to read.
    /// </summary>
    public async Task<DeskResult> CloseAsync(StaffActor actor, SeenEnquiry seen, Closing closing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(closing);
        var profile = await clinic.GetAsync(cancellationToken);
        var told = PersonalText.Paragraphs(closing.ToPatient);
        if (PersonalText.Length(told) > LongestWords)
        {
            Permissions.Demand(actor, Permission.CloseEnquiry);
            return new DeskResult(DeskOutcome.WordsTooLong);
        }

        return await DoAsync(
            actor,
            Permission.CloseEnquiry,
            seen,
            PersonalText.Paragraphs(closing.Remark),
            async work =>
            {
                var enquiry = work.Enquiry;
                if (enquiry.Status == EnquiryStatus.Closed)
                {
                    return null;
                }

                if (enquiry.Tier <= Tier.P1)
                {
                    Permissions.Demand(actor, Permission.CloseUrgentEnquiry);
                    if (enquiry.AcknowledgedAt is null || enquiry.AwaitsAcknowledgement)
                    {
                        throw new RefusedException(DeskOutcome.NotAcknowledged);
                    }

                    if (closing.Reason == ClosureReason.Spam)
                    {
                        throw new RefusedException(DeskOutcome.TooUrgent);
                    }

                    if (enquiry.ClosureProposedById is not null)
                    {
                        return null;
                    }
                }

                await CheckAsync(work, closing, profile, cancellationToken);
                if (enquiry.Tier <= Tier.P1)
                {
                    return enquiry.ProposeClosure(closing.Reason, actor.Actor, work.Now);
                }

                var closed = enquiry.Close(closing.Reason, actor.Actor, work.Now);
                Tell(work, closing.Reason, told, profile);
                return closed;
            },
            cancellationToken);
    }

    /// <summary>The second person agrees to close a P0 or P1.</summary>
    /// <param name="actor">Anyone who may close enquiries, except the one who proposed it.</param>
    /// <param name="seen">Which enquiry.</param>
    /// <param name="toPatient">What the patient reads; empty for the standard words.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public async Task<DeskResult> ConfirmClosureAsync(StaffActor actor, SeenEnquiry seen, string? toPatient, CancellationToken cancellationToken)
    {
        var profile = await clinic.GetAsync(cancellationToken);
        var told = PersonalText.Paragraphs(toPatient);
        if (PersonalText.Length(told) > LongestWords)
        {
            Permissions.Demand(actor, Permission.CloseEnquiry);
            return new DeskResult(DeskOutcome.WordsTooLong);
        }

        return await DoAsync(
            actor,
            Permission.CloseEnquiry,
            seen,
            null,
            async work =>
            {
                if (work.Enquiry is not { ClosureProposedById: { } proposer, ProposedClosure: { } reason })
                {
                    return null;
                }

                if (proposer == actor.Id)
                {
                    throw new RefusedException(DeskOutcome.OwnProposal);
                }

                if (work.Enquiry.AwaitsAcknowledgement)
                {
                    throw new RefusedException(DeskOutcome.NotAcknowledged);
                }

                await RefuseWhileBookedAsync(work, cancellationToken);
                if (work.Enquiry.DuplicateOfId is { } other && !await work.Db.Enquiries.AnyAsync(row => row.Id == other && row.Worklist != null, cancellationToken))
                {
                    throw new RefusedException(DeskOutcome.NoSuchOther);
                }

                var closed = work.Enquiry.ConfirmClosure(actor.Actor, work.Now);
                Tell(work, reason, told, profile);
                return closed;
            },
            cancellationToken,
            whoeverHasIt: true);
    }

    /// <summary>The second person does not agree; or the one who proposed it takes that back.</summary>
    /// <param name="actor">Anyone who may close enquiries.</param>
    /// <param name="seen">Which enquiry.</param>
    /// <param name="why">Needed; sealed on the timeline.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<DeskResult> RefuseClosureAsync(StaffActor actor, SeenEnquiry seen, string? why, CancellationToken cancellationToken)
    {
        var words = PersonalText.Paragraphs(why);
        return ActAsync(
            actor,
            Permission.CloseEnquiry,
            seen,
            words,
            (enquiry, now) => enquiry.ClosureProposedById is null ? null
                : words.Length == 0 ? throw new RefusedException(DeskOutcome.WordsMissing)
                : enquiry.RefuseClosure(actor.Actor, now),
            cancellationToken,
            whoeverHasIt: true);
    }

    private static async Task CheckAsync(Work work, Closing closing, ClinicProfile.Snapshot profile, CancellationToken cancellationToken)
    {
        await RefuseWhileBookedAsync(work, cancellationToken);
        if (closing.Reason == ClosureReason.UnableToContact)
        {
            var events = await work.Db.EnquiryEvents.AsNoTracking().Where(row => row.EnquiryId == work.Enquiry.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
            if (CallAttempts.Count(events) < profile.Clinic.CallsBeforeUnreachable)
            {
                throw new RefusedException(DeskOutcome.TooFewAttempts);
            }
        }

        if (closing.Reason == ClosureReason.Duplicate)
        {
            // What it repeats is open, and so repeats nothing itself: a circle cannot come about.
            var other = EnquiryReference.TryParse(closing.DuplicateOf, out var reference)
                ? await work.Db.Enquiries.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellationToken)
                : null;
            if (other is null || other.Id == work.Enquiry.Id || !other.IsOpen || other.DuplicateOfId is not null)
            {
                throw new RefusedException(DeskOutcome.NoSuchOther);
            }

            work.Enquiry.MarkDuplicateOf(other.Id);
        }
    }

    // What is booked takes place, or is called off first: the patient hears of that, and nobody waits for them.
    private static async Task RefuseWhileBookedAsync(Work work, CancellationToken cancellationToken)
    {
        if (await work.Db.Appointments.AnyAsync(
            row => row.EnquiryId == work.Enquiry.Id && row.End > work.Now && (row.Status == AppointmentStatus.Booked || row.Status == AppointmentStatus.Requested), cancellationToken))
        {
            throw new RefusedException(DeskOutcome.HasAppointment);
        }
    }

    private void Tell(Work work, ClosureReason reason, string told, ClinicProfile.Snapshot profile)
    {
        var words = told.Length > 0 ? told : templates.Find(reason.ToString(), work.Enquiry.Language);
        if (words is not null && reason != ClosureReason.Spam)
        {
            work.Then.Add((work.Enquiry.TellPatient(work.Actor.Actor, work.Now), words));
            letters.AddMessage(work.Db, work.Enquiry, profile, work.Now);
        }
    }
}
