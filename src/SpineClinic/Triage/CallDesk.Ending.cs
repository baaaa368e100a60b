using Microsoft.EntityFrameworkCore;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// The ends of a call: filed, filed as an emergency, filed so that somebody rings back, added to an enquiry, or abandoned with a reason. Filing goes by the
/// patients' own way in (<see cref="EnquiryIntake"/>), under the key of the draft: pressed twice, it is one enquiry.
/// </summary>
public sealed partial class CallDesk
{
    /// <summary>Files a call whose questions were all asked.</summary>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<CallEnded> FileAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(actor, id, cancellationToken) is not { } call)
        {
            return CallEnding.NotFound;
        }

        if (call.Draft.IsSent)
        {
            return CallEnding.Done;
        }

        if (call.Draft.Route.Emergencies.Count > 0)
        {
            return CallEnding.EmergencyFires;
        }

        var profile = (await clinic.GetAsync(cancellationToken)).Clinic;
        List<SheetError> errors = [.. validator.Errors(new AnswerSheetValidator.Subject(call.Sheet, profile.PhoneRegion))];
        if (Drafts.IsTooYoung(call.Sheet, profile.MinimumAge))
        {
            errors.Add(new SheetError("age", "tooYoung"));
        }

        return errors.Count > 0 ? new CallEnded(CallEnding.Incomplete, errors)
            : Unread(call).Count > 0 ? CallEnding.UrgentUnread
            : await SendAsync(actor.Actor, call, call.Sheet, call.Sheet.CallNotes is { Length: > 0 } ? "Filed" : null, cancellationToken);
    }

    /// <summary>
    /// Files a call with a red flag, as a patient's own "I want the clinic to know" does: tier P0, with its ladder and its letters. What the caller was told is a line of
    /// its timeline; it acknowledges nothing.
    /// </summary>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<CallEnded> FileEmergencyAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(actor, id, cancellationToken) is not { } call)
        {
            return CallEnding.NotFound;
        }

        if (call.Draft.IsSent)
        {
            return CallEnding.Done;
        }

        if (call.Draft.Route.Emergencies.Count == 0)
        {
            return CallEnding.NoEmergency;
        }

        if (ToldOf(call) is not { } told)
        {
            return CallEnding.ToldMissing;
        }

        if (told is CallTold.HandedOver or CallTold.Refuses && string.IsNullOrEmpty(call.Sheet.CallNotes))
        {
            return CallEnding.NotesMissing;
        }

        return await WhyNobodyCanRingAsync(call, cancellationToken) ?? await SendAsync(actor.Actor, call, call.Sheet with { ToldClinic = true }, told.ToString(), cancellationToken);
    }

    /// <summary>Files a call that was cut short, as something that needs a call: with whatever is known, and a way to reach the person.</summary>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<CallEnded> FileForCallBackAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(actor, id, cancellationToken) is not { } call)
        {
            return CallEnding.NotFound;
        }

        if (call.Draft.IsSent)
        {
            return CallEnding.Done;
        }

        if (call.Draft.Route.Emergencies.Count > 0)
        {
            return CallEnding.EmergencyFires;
        }

        return Drafts.IsTooYoung(call.Sheet, (await clinic.GetAsync(cancellationToken)).Clinic.MinimumAge) ? new CallEnded(CallEnding.Incomplete, [new SheetError("age", "tooYoung")])
            : await WhyNobodyCanRingAsync(call, cancellationToken) ?? await SendAsync(actor.Actor, call, call.Sheet with { CutShort = true }, "CutShort", cancellationToken);
    }

    /// <summary>
    /// The call was about an enquiry that is there: what was said becomes a line of its timeline, and there is no second enquiry. Not for what is more urgent than
    /// that: such a call is filed for itself, so that it has its own clock.
    /// </summary>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<CallEnded> AddToAsync(StaffActor actor, Guid id, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.TakeCall);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var now = clock.GetCurrentInstant();
            if (await db.Enquiries.SingleOrDefaultAsync(row => row.Reference == reference, cancellationToken) is not { } enquiry)
            {
                return CallEnding.NotFound;
            }

            if (await ReadAsync(db, actor, id, cancellationToken) is not ({ IsSent: false } draft, var callKey))
            {
                // Pressed twice, or ended in another tab; a colleague's has not ended.
                return await db.Drafts.AnyAsync(row => row.Id == id && !row.IsSent, cancellationToken) ? CallEnding.TakenOver : CallEnding.Done;
            }

            var call = Open(draft, callKey);
            if (call.Draft.Route.Emergencies.Count > 0)
            {
                return CallEnding.EmergencyFires;
            }

            if (IsUrgent(call))
            {
                return CallEnding.TooUrgent;
            }

            if (!enquiry.IsOpen)
            {
                return CallEnding.EnquiryClosed;
            }

            var taken = enquiry.TakeCall("Same", actor.Actor, now);
            if (Words(call) is { Length: > 0 } words)
            {
                var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == enquiry.DataKeyId, cancellationToken);
                taken.SealedWords = vault.Seal(key, EnquiryEvent.WordsPurpose, enquiry.Id, words);
            }

            Timeline.Add(db, taken);
            db.Drafts.Remove(draft);
            db.DataKeys.Remove(callKey);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                signals.Raise(ClinicSignal.Enquiry(enquiry.Id));
                return CallEnding.Done;
            }
            catch (DbUpdateConcurrencyException) when (attempt < RetriesOnConflict)
            {
                // Somebody acted on the enquiry, or another tab on the call: look at both again.
            }
        }
    }

    /// <summary>Ends a call of which nothing is filed. Its answers and their key are deleted; that it was, and why, is in the trail.</summary>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<CallEnded> AbandonAsync(StaffActor actor, Guid id, CallAbandonReason reason, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.TakeCall);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var now = clock.GetCurrentInstant();
            if (await ReadAsync(db, actor, id, cancellationToken) is not ({ IsSent: false } draft, var key))
            {
                return CallEnding.NotFound;
            }

            var call = Open(draft, key);
            var told = ToldOf(call);
            if (call.Draft.Route.Emergencies.Count > 0)
            {
                // Somebody with a red flag whom the clinic can reach is never put away.
                var why = await WhyNobodyCanRingAsync(call, cancellationToken) ?? CallEnding.EmergencyFires;
                if (why.Ending != CallEnding.NoWayBack)
                {
                    return why;
                }

                if (told is null)
                {
                    return CallEnding.ToldMissing;
                }

                await StopLedger.EndAsync(db, call.Sheet, told is CallTold.GettingHelp or CallTold.HandedOver ? StopEnd.GettingHelp : StopEnd.Unknown, enquiryId: null, cancellationToken);
            }
            else if (await MustBeRungAsync(call, cancellationToken) && await WhyNobodyCanRingAsync(call, cancellationToken) is null)
            {
                // Nor is somebody whom a clinician is to ring today: it can be filed as far as it goes.
                return CallEnding.MustBeRung;
            }

            db.Drafts.Remove(draft);
            db.DataKeys.Remove(key);
            db.AuditEntries.Add(new AuditEntry(now, actor.Actor, "call.Abandoned", "call", id, call.Draft.Route.Emergencies.Count > 0 ? $"{reason} {told}" : reason.ToString()));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return CallEnding.Done;
            }
            catch (DbUpdateConcurrencyException) when (attempt < RetriesOnConflict)
            {
                // Another tab saved at this moment: look again at what it is now.
            }
        }
    }

    private bool IsUrgent(CallState call) => safety.Rules.Decide(call.Draft.Route.Answers, SheetFacts.Of(call.Sheet, questionnaires.Current, safety.Rules)).Tier <= Tier.P1;

    // Who is too young for the clinic cannot be filed.
    private async Task<bool> MustBeRungAsync(CallState call, CancellationToken cancellationToken) =>
        IsUrgent(call) && !Drafts.IsTooYoung(call.Sheet, (await clinic.GetAsync(cancellationToken)).Clinic.MinimumAge);

    private static CallTold? ToldOf(CallState call) => Enum.TryParse<CallTold>(call.Sheet.CallTold, out var told) ? told : null;

    private async Task<CallEnded> SendAsync(Actor actor, CallState call, AnswerSheet sheet, string? details, CancellationToken cancellationToken)
    {
        var submission = new EnquirySubmission(
            call.Draft.SubmissionKey, sheet with { CallNotes = null, CallTold = null }, Channel.Phone, call.Draft.Language, actor, call.Draft.Version)
        {
            Call = details is null ? null : new EnquirySubmission.TakenCall(details, call.Sheet.CallNotes),
        };
        return await intake.ReceiveAsync(submission, cancellationToken) switch
        {
            { Receipt: not null } => CallEnding.Done,
            { IsStopped: true } => CallEnding.EmergencyFires,
            { IsStale: true } => CallEnding.Changed,
            { Errors: var errors } => new CallEnded(CallEnding.Incomplete, errors),
        };
    }

    // Null when somebody can: there is a number or an address, and what is kept of the name fits.
    private async Task<CallEnded?> WhyNobodyCanRingAsync(CallState call, CancellationToken cancellationToken)
    {
        var faults = (await FaultsAsync(call.Sheet, cancellationToken)).Where(error => questionnaires.Current.PageOf(error.Question).Id == "contact").ToList();
        return faults.Count > 0 ? new CallEnded(CallEnding.Incomplete, faults)
            : call.Sheet.Text("phone").Length == 0 && call.Sheet.Text("email").Length == 0 ? CallEnded.FromCallEnding(CallEnding.NoWayBack)
            : null;
    }

    private string Words(CallState call)
    {
        var (wording, they) = (questionnaires.Wording(call.Draft.Language), call.Sheet.IsForSomeoneElse);
        var lines = from page in call.Draft.Route.Way
                    from question in page.Questions
                    where question.IsAsked(call.Draft.Route.Answers) && call.Sheet[question.Id] is { IsEmpty: false }
                    select $"{wording.Short(question.Id, they)}: {string.Join("; ", AnswerWords.Of(question, call.Sheet[question.Id]!, wording, they))}";
        return string.Join('\n', [.. call.Sheet.CallNotes is { Length: > 0 } notes ? [notes] : Array.Empty<string>(), .. lines]);
    }
}
