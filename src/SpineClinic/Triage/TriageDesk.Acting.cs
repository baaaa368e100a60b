using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

public sealed partial class TriageDesk
{
    /// <summary>
    /// Takes back the newest act of this person, within a quarter of an hour and if nothing happened since. Letters of it that have not left are not sent; how many
    /// had left already is in the answer.
    /// </summary>
    public async Task<DeskResult> UndoAsync(StaffActor actor, SeenEnquiry reference, CancellationToken cancellationToken)
    {
        var left = 0;
        var result = await DoAsync(
            actor,
            Permission.ClaimEnquiry,
            reference,
            null,
            async work =>
            {
                left = 0;
                if (work.Enquiry.UndoableBy(actor.Id, work.Now) is not { } what)
                {
                    return null;
                }

                var ids = work.Enquiry.LettersToUndo(actor.Id, work.Now);
                foreach (var letter in await work.Db.Letters.Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken))
                {
                    left += letter.Supersede() || letter.State == LetterState.Dead ? 0 : 1;
                }

                if (what == EventKind.Invited)
                {
                    await Invitations.RevokeAsync(work.Db, await Invitations.OpenOfAsync(work.Db, work.Enquiry.Id, cancellationToken), actor.Actor, work.Now, cancellationToken);
                }

                var undone = work.Enquiry.Undo(actor.Actor, work.Now);
                if (what == EventKind.Invited && work.Enquiry is { Status: EnquiryStatus.Accepted, WaitingOn: WaitingOn.Patient })
                {
                    // The link that the undone one replaced had ended with it: the patient has none, and nobody waits for them.
                    work.Then.Add((work.Enquiry.LetInvitationExpire(actor.Actor, work.Now), ""));
                }

                return undone;
            },
            cancellationToken,
            whoeverHasIt: true,
            canBeUndone: false);
        return result with { Letters = left };
    }

    private Task<DeskResult> ActAsync(
        StaffActor actor,
        Permission permission,
        SeenEnquiry seen,
        string? words,
        Func<Enquiry, Instant, EnquiryEvent?> act,
        CancellationToken cancellationToken,
        bool whoeverHasIt = false,
        bool canBeUndone = true,
        bool whateverItIs = false) =>
        DoAsync(actor, permission, seen, words, work => Task.FromResult(act(work.Enquiry, work.Now)), cancellationToken, whoeverHasIt, canBeUndone, whateverItIs);

    private async Task<DeskResult> DoAsync(
        StaffActor actor,
        Permission permission,
        SeenEnquiry seen,
        string? words,
        Func<Work, Task<EnquiryEvent?>> act,
        CancellationToken cancellationToken,
        bool whoeverHasIt = false,
        bool canBeUndone = true,
        bool whateverItIs = false)
    {
        Permissions.Demand(actor, permission);
        if (words is not null && PersonalText.Length(words) > LongestWords)
        {
            return new DeskResult(DeskOutcome.WordsTooLong);
        }

        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var now = clock.GetCurrentInstant();
            if (await db.Enquiries.SingleOrDefaultAsync(row => row.Reference == seen.Reference, cancellationToken) is not { } enquiry)
            {
                return new DeskResult(DeskOutcome.NotFound);
            }

            if (!whoeverHasIt && enquiry.IsHeldByAnother(actor.Id, now))
            {
                var holder = await db.StaffMembers.AsNoTracking().Where(member => member.Id == enquiry.OwnerId).Select(member => member.DisplayName).SingleAsync(cancellationToken);
                return new DeskResult(DeskOutcome.HeldByAnother, holder, enquiry.ClaimedUntil);
            }

            if (!whateverItIs && seen.Version is { } version && version != enquiry.Version)
            {
                return new DeskResult(DeskOutcome.Changed);
            }

            try
            {
                var work = new Work(db, enquiry, actor, now, []);
                var before = enquiry.Remember();
                if (seen.Version == enquiry.Version)
                {
                    enquiry.MarkRead();
                }

                if (await act(work) is not { } happened)
                {
                    return new DeskResult(DeskOutcome.NotPossible);
                }

                await AddAsync(work, happened, words, cancellationToken);
                foreach (var (next, told) in work.Then)
                {
                    await AddAsync(work, next, told, cancellationToken);
                }

                var written = db.ChangeTracker.Entries<Letter>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity.Id).ToList();
                if (canBeUndone)
                {
                    enquiry.KeepForUndo(before, happened.Kind, actor.Actor, now, written);
                }

                await db.SaveChangesAsync(cancellationToken);
                signals.Raise(ClinicSignal.Enquiry(enquiry.Id));
                if (written.Count > 0)
                {
                    signals.Raise(ClinicSignal.Letter);
                }

                return DeskResult.Done with { Version = enquiry.Version };
            }
            catch (RefusedException refusal)
            {
                return new DeskResult(refusal.Outcome);
            }
            catch (DbUpdateConcurrencyException) when (attempt < RetriesOnConflict)
            {
                // Somebody else acted, or the courier took a letter, at this moment: look again at what it is now.
            }
        }
    }

    private async Task AddAsync(Work work, EnquiryEvent happened, string? words, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(words))
        {
            var key = await work.Db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == work.Enquiry.DataKeyId, cancellationToken);
            happened.SealedWords = vault.Seal(key, EnquiryEvent.WordsPurpose, work.Enquiry.Id, words);
        }

        Timeline.Add(work.Db, happened);
    }

    /// <summary>One try at an act.</summary>
    /// <param name="Db">Its transaction.</param>
    /// <param name="Enquiry">As it is now.</param>
    /// <param name="Actor">Who acts.</param>
    /// <param name="Now">The time of the transaction.</param>
    /// <param name="Then">Events that follow the act's own, with their words.</param>
    private sealed record Work(ClinicDbContext Db, Enquiry Enquiry, StaffActor Actor, Instant Now, List<(EnquiryEvent Happened, string Words)> Then)
    {
        /// <summary>Begins to work on it, from wherever it waits, so that an outcome can be given.</summary>
        public void Begin()
        {
            if (Enquiry.Status is EnquiryStatus.AwaitingPatient or EnquiryStatus.WithSpecialist)
            {
                Timeline.Add(Db, Enquiry.ReturnToTriage(Enquiry.NextActionDueAt ?? Now, Actor.Actor, Now));
            }

            if (Enquiry.Status == EnquiryStatus.Received || (Enquiry.Status == EnquiryStatus.InTriage && Enquiry.OwnerId != Actor.Id))
            {
                Timeline.Add(Db, Enquiry.Claim(Actor.Actor, Now));
            }

            if (Enquiry.Status != EnquiryStatus.InTriage)
            {
                throw new RefusedException(DeskOutcome.NotPossible);
            }
        }
    }

    private sealed class RefusedException(DeskOutcome outcome) : Exception
    {
        public DeskOutcome Outcome { get; } = outcome;
    }
}
