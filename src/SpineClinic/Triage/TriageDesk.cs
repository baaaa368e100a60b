using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// Everything staff do to an enquiry. Each act asks the permission table, works on the newest version of the row (a compare-and-swap on its version), and
/// writes the change, its event and its audit entry in one transaction. Two people who act at one moment: one is done, the other is told who was. Here: who has
/// it, how urgent it is, notes and calls. TriageDesk.Asking.cs: what is asked, and what comes of it. TriageDesk.Closing.cs: its end. TriageDesk.Acting.cs: how an
/// act is done, and undone.
/// </summary>
public sealed partial class TriageDesk(
    IDbContextFactory<ClinicDbContext> contexts, Vault vault, ClinicProfile clinic, EnquiryLetters letters, MessageTemplates templates, ClinicSignals signals, IClock clock)
{
    /// <summary>Longest note or reason, in Unicode characters.</summary>
    public const int LongestWords = 4000;

    private const int RetriesOnConflict = 8;
    private static readonly Duration SoonestTry = Duration.FromMinutes(5);
    private static readonly Duration LatestTry = Duration.FromDays(7);
    private static readonly Duration LatestEmergencyTry = Duration.FromHours(1);

    /// <summary>Takes an enquiry for ten minutes, renewed by every act.</summary>
    /// <param name="actor">Who takes it.</param>
    /// <param name="seen">Which enquiry; what is claimed may have changed meanwhile, but only what was seen has been read.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<DeskResult> ClaimAsync(StaffActor actor, SeenEnquiry seen, CancellationToken cancellationToken) => ActAsync(
        actor, Permission.ClaimEnquiry, seen, null, (enquiry, now) => enquiry.IsOpen ? enquiry.Claim(actor.Actor, now) : null, cancellationToken, whateverItIs: true);

    public Task<DeskResult> ReleaseAsync(StaffActor actor, SeenEnquiry seen, CancellationToken cancellationToken) => ActAsync(
        actor, Permission.ClaimEnquiry, seen, null, (enquiry, now) => enquiry.OwnerId == actor.Id ? enquiry.Release(actor.Actor, now) : null, cancellationToken, whateverItIs: true);

    /// <summary>Takes it from the colleague who has it.</summary>
    /// <param name="actor">Who takes it.</param>
    /// <param name="seen">Which enquiry.</param>
    /// <param name="reason">Needed; kept, sealed, on the timeline.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public Task<DeskResult> TakeOverAsync(StaffActor actor, SeenEnquiry seen, string? reason, CancellationToken cancellationToken)
    {
        var words = PersonalText.Paragraphs(reason);
        return ActAsync(
            actor,
            Permission.ClaimEnquiry,
            seen,
            words,
            (enquiry, now) => !enquiry.IsOpen || !enquiry.IsHeldByAnother(actor.Id, now) ? null
                : words.Length > 0 ? enquiry.TakeOver(actor.Actor, now)
                : throw new RefusedException(DeskOutcome.WordsMissing),
            cancellationToken,
            whoeverHasIt: true,
            whateverItIs: true);
    }

    /// <summary>Somebody is typing: what they have stays theirs for ten more minutes, unless somebody else took it. A longer lease is no event.</summary>
    /// <returns>Whether they have it.</returns>
    public async Task<bool> KeepAsync(StaffActor actor, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ClaimEnquiry);
        var until = clock.GetCurrentInstant() + Enquiry.ClaimLength;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Enquiries.Where(enquiry => enquiry.Reference == reference && enquiry.OwnerId == actor.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(enquiry => enquiry.ClaimedUntil, until), cancellationToken) > 0;
    }

    /// <summary>Raises the tier; or lowers it, which is a clinician's decision and needs a reason.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="reference">Which enquiry.</param>
    /// <param name="tier">The new tier.</param>
    /// <param name="reason">Kept, sealed, on the timeline; needed to lower.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public async Task<DeskResult> SetTierAsync(StaffActor actor, SeenEnquiry reference, Tier tier, string? reason, CancellationToken cancellationToken)
    {
        var profile = await clinic.GetAsync(cancellationToken);
        var calendar = profile.Calendar;
        var words = PersonalText.Paragraphs(reason);
        return await ActAsync(
            actor,
            Permission.RaiseTier,
            reference,
            words,
            (enquiry, now) =>
            {
                if (!enquiry.IsOpen || (tier == enquiry.Tier && !enquiry.NeedsACall))
                {
                    return null;
                }

                if (IsLower(enquiry, tier))
                {
                    Permissions.Demand(actor, Permission.LowerTier);
                    if (words.Length == 0)
                    {
                        throw new RefusedException(DeskOutcome.WordsMissing);
                    }
                }

                // Raised: from now on, if that is sooner than what was promised. Lowered: as if it had come with this tier.
                var due = tier < enquiry.Tier ? Soonest(ReplyClock.DueAt(tier, needsACall: false, now, calendar))
                    : tier == enquiry.Tier ? Soonest(ReplyClock.DueAt(tier, needsACall: false, enquiry.ReceivedAt, calendar))
                    : ReplyClock.DueAt(tier, needsACall: false, enquiry.ReceivedAt, calendar);
                var acknowledgeBy = tier < enquiry.Tier ? ReplyClock.AcknowledgeBy(tier, now, calendar, profile.Clinic.OnCallEmail is not null) : null;
                return enquiry.SetTier(tier, due, actor.Actor, now, acknowledgeBy);

                Instant Soonest(Instant by) => Instant.Min(by, enquiry.NextActionDueAt ?? Instant.MaxValue);
            },
            cancellationToken);
    }

    /// <summary>Writes a note, sealed, on the timeline. Anyone who may write notes can, whoever has the enquiry.</summary>
    public Task<DeskResult> AddNoteAsync(StaffActor actor, string reference, string? text, CancellationToken cancellationToken)
    {
        var words = PersonalText.Paragraphs(text);
        return ActAsync(
            actor,
            Permission.AddNote,
            reference,
            words,
            (enquiry, now) => words.Length > 0 ? enquiry.AddNote(actor.Actor, now) : throw new RefusedException(DeskOutcome.WordsMissing),
            cancellationToken,
            whoeverHasIt: true);
    }

    /// <summary>Records a call or what else was done. For P0 and P1 this is the acknowledgement; whoever has the enquiry, the one who rang can say so.</summary>
    /// <param name="actor">The named person.</param>
    /// <param name="seen">Which enquiry: an alarm that came after the page was opened is not answered for by what its page says.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="tryAgainIn">5 minutes to 7 days from now; needed when nobody was reached.</param>
    /// <param name="words">Sealed on the timeline; needed when it was dealt with in another way.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <remarks>
    /// Somebody who was not reached and may be in danger is tried again soon, whatever is asked for: a P0 within an hour, a P1 by when a P1 that came now would be
    /// due. One that was answered is to be finished by then too.
    /// </remarks>
    public async Task<DeskResult> RecordCallAsync(
        StaffActor actor, SeenEnquiry seen, CallOutcome outcome, Duration? tryAgainIn, string? words, CancellationToken cancellationToken)
    {
        var text = PersonalText.Paragraphs(words);
        var isAgain = outcome is CallOutcome.NoAnswer or CallOutcome.LeftMessage;
        if (isAgain && (tryAgainIn is not { } wait || wait < SoonestTry || wait > LatestTry))
        {
            Permissions.Demand(actor, Permission.RecordCall);
            return new DeskResult(DeskOutcome.NextTryMissing);
        }

        var calendar = (await clinic.GetAsync(cancellationToken)).Calendar;
        return await ActAsync(
            actor,
            Permission.RecordCall,
            seen,
            text,
            (enquiry, now) => !enquiry.IsOpen ? null
                : outcome == CallOutcome.Handled && text.Length == 0 ? throw new RefusedException(DeskOutcome.WordsMissing)
                : enquiry.RecordCall(outcome, NextAt(enquiry, now), actor.Actor, now),
            cancellationToken,
            whoeverHasIt: true);

        Instant? NextAt(Enquiry enquiry, Instant now)
        {
            var today = ReplyClock.DueAt(Tier.P1, needsACall: false, now, calendar);
            return !isAgain ? today
                : enquiry.Tier == Tier.P0 ? Instant.Min(now + tryAgainIn!.Value, now + LatestEmergencyTry)
                : enquiry.Tier == Tier.P1 ? Instant.Min(now + tryAgainIn!.Value, today)
                : now + tryAgainIn!.Value;
        }
    }

    /// <summary>
    /// Opens the clinic's crisis protocol for a person: who did, and when, is on the timeline. It is no acknowledgement. Whoever has the enquiry, and also when it is
    /// closed; not possible while the clinic has written no protocol.
    /// </summary>
    public async Task<DeskResult> OpenCrisisProtocolAsync(StaffActor actor, string reference, CancellationToken cancellationToken)
    {
        var isWritten = !string.IsNullOrEmpty((await clinic.GetAsync(cancellationToken)).Clinic.CrisisProtocol);
        return await ActAsync(
            actor,
            Permission.RecordCall,
            reference,
            null,
            (enquiry, now) => isWritten ? enquiry.OpenCrisisProtocol(actor.Actor, now) : null,
            cancellationToken,
            whoeverHasIt: true,
            canBeUndone: false);
    }

    // "Needs a call" is a question, not a tier: answering it lowers nothing that a rule raised, but it may hide neither a missing safety answer nor a call that was
    // promised without a clinician. Where somebody has spoken with the person since, reception may say that it is answered, except as routine.
    private static bool IsLower(Enquiry enquiry, Tier tier) => tier > enquiry.Tier || (enquiry.NeedsACall && tier == enquiry.Tier && (tier == Tier.P3 || !HasSpoken(enquiry)));

    private static bool HasSpoken(Enquiry enquiry) =>
        enquiry is { FailedCalls: 0, AcknowledgedAt: { } at } && at >= Instant.Max(enquiry.WorseAt ?? enquiry.ReceivedAt, enquiry.ReceivedAt);
}
