using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>
/// Takes enquiries in. One transaction holds the enquiry, its event, its audit entry and its letters, and ends the draft; a receipt exists only after it has
/// committed. What is sent twice, at one moment or years apart, is stored once and answered with the same receipt.
/// </summary>
public sealed class EnquiryIntake(
    IDbContextFactory<ClinicDbContext> contexts,
    IDatabaseErrors errors,
    Vault vault,
    QuestionnaireLibrary questionnaires,
    SafetyLibrary safety,
    ClinicProfile clinic,
    AnswerSheetValidator validator,
    EnquiryLetters letters,
    DraftMemory memory,
    ClinicSignals signals,
    IClock clock)
{
    private const int Attempts = 10;

    // Compiled once for each host; it reads the three columns of a receipt and not the sealed sheet.
    private readonly Func<ClinicDbContext, Guid, Task<Receipt?>> find = EF.CompileAsyncQuery((ClinicDbContext db, Guid submissionKey) =>
        db.Enquiries.IgnoreQueryFilters().Where(row => row.SubmissionKey == submissionKey)
            .Select(row => new Receipt(row.Reference, row.NextActionDueAt, row.ProxyName != null, row.Id))
            .SingleOrDefault());

    /// <exception cref="DbUpdateException">The database could not commit: nothing was stored, and no receipt exists.</exception>
    public async Task<IntakeResult> ReceiveAsync(EnquirySubmission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var profile = await clinic.GetAsync(cancellationToken);
        var answers = submission.Sheet.OnTheWay(questionnaires.Current);
        // Someone who was told to get emergency help has answered no more than led there: what they left is taken as it is.
        if (!submission.Sheet.ToldClinic && safety.Rules.Stopping(answers).Any(rule => rule.Outcome == StopOutcome.Emergency))
        {
            return IntakeResult.Stopped;
        }

        if (submission.Sheet is { ToldClinic: false, CutShort: false } && validator.Errors(new AnswerSheetValidator.Subject(submission.Sheet, profile.Clinic.PhoneRegion)) is { Count: > 0 } problems)
        {
            return IntakeResult.Refused(problems);
        }

        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            try
            {
                if (await AddAsync(db, submission, answers, profile, cancellationToken) is not { } enquiry)
                {
                    return await FindAsync(submission.SubmissionKey, cancellationToken) is { } known ? IntakeResult.Stored(known) : IntakeResult.Stale;
                }

                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Entries<Draft>().ToList().ForEach(draft => memory.Forget(draft.Entity.TokenHash));
                signals.Raise(ClinicSignal.Enquiry(enquiry.Id));
                signals.Raise(ClinicSignal.Letter);
                return IntakeResult.Stored(ReceiptOf(enquiry));
            }
            catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || errors.IsDuplicate(error))
            {
                // The same submission was quicker; or the reference is taken, or another tab changed the draft: then look again.
                if (await FindAsync(submission.SubmissionKey, cancellationToken) is { } earlier)
                {
                    return IntakeResult.Stored(earlier);
                }

                if (attempt == Attempts)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>The receipt of what was sent with this key; null when nothing was.</summary>
    public async Task<Receipt?> FindAsync(Guid submissionKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await find(db, submissionKey);
    }

    /// <summary>By when a person would look at these answers, if they were sent now.</summary>
    public Instant DueIfSentNow(AnswerSheet sheet, ClinicProfile.Snapshot profile)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(profile);
        var decision = safety.Rules.Decide(
            sheet.OnTheWay(questionnaires.Current), SheetFacts.Of(sheet, questionnaires.Current, safety.Rules), profile.Clinic.PriorityMode);
        return ReplyClock.DueAt(decision.Tier, decision.NeedsACall, clock.GetCurrentInstant(), profile.Calendar);
    }

    private static Receipt ReceiptOf(Enquiry enquiry) => new(enquiry.Reference, enquiry.NextActionDueAt, enquiry.ProxyName is not null, enquiry.Id);

    // Null when the draft is no longer the one that the sheet was read from.
    private async Task<Enquiry?> AddAsync(
        ClinicDbContext db, EnquirySubmission submission, Answers answers, ClinicProfile.Snapshot profile, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var key = submission.Draft is { } draft ? await EndDraftAsync(db, draft, now, cancellationToken) : db.DataKeys.Add(vault.NewDataKey(now)).Entity;
        if (key is null)
        {
            return null;
        }

        var sheet = submission.Sheet;
        var facts = SheetFacts.Of(sheet, questionnaires.Current, safety.Rules);
        var decision = safety.Rules.Decide(answers, facts, profile.Clinic.PriorityMode);
        decision = decision with { NeedsACall = decision.NeedsACall || sheet.CutShort };
        var id = Guid.CreateVersion7(now.ToDateTimeOffset());
        var (enquiry, received) = Enquiry.Receive(new NewEnquiry
        {
            Id = id,
            Reference = EnquiryReference.New(),
            SubmissionKey = submission.SubmissionKey,
            ReceivedAt = now,
            DueAt = ReplyClock.DueAt(decision.Tier, decision.NeedsACall, now, profile.Calendar),
            Channel = submission.Channel,
            Language = submission.Language,
            QuestionnaireVersion = questionnaires.Current.Version,
            StopRulesVersion = safety.Rules.StopVersion,
            PriorityRulesVersion = safety.Rules.PriorityVersion,
            DataKeyId = key.Id,
            SealedSheet = vault.Seal(key, Enquiry.SheetPurpose, id, sheet.ToJson()),
            Name = sheet.Text("name") is { Length: > 0 } name ? name : Enquiry.NameNotGiven,
            ProxyName = sheet.IsForSomeoneElse ? sheet.Text("proxyName") : null,
            Phone = sheet.Text("phone") is { Length: > 0 } phone ? ContactParser.Phone(phone, profile.Clinic.PhoneRegion) : null,
            Email = sheet.Text("email") is { Length: > 0 } email ? ContactParser.Email(email) : null,
            Decision = decision,
            ChangedAfterStop = facts.Contains(Facts.ChangedAfterStop),
            AcknowledgeBy = ReplyClock.AcknowledgeBy(decision.Tier, now, profile.Calendar, profile.Clinic.OnCallEmail is not null),
            Actor = submission.Actor,
            IsSynthetic = submission.IsSynthetic,
        });
        db.Enquiries.Add(enquiry);
        if (submission.IsSynthetic)
        {
            letters.AddSynthetic(db, enquiry, now);
            return enquiry;
        }

        Timeline.Add(db, received);
        if (submission.Call is { } call)
        {
            var taken = enquiry.TakeCall(call.Details, submission.Actor, now);
            taken.SealedWords = call.Words is { Length: > 0 } words ? vault.Seal(key, EnquiryEvent.WordsPurpose, id, words) : null;
            Timeline.Add(db, taken);
        }

        if (sheet.ToldClinic)
        {
            await StopLedger.EndAsync(db, sheet, StopEnd.ContactLeft, enquiry.Id, cancellationToken);
        }

        var painSite = answers["site"].Count > 0 ? answers["site"][0] : null;
        letters.Add(db, enquiry, profile, DutyRoster.OnDuty(profile.Specialists, painSite, now.InZone(profile.Calendar.Zone).Date), now);
        return enquiry;
    }

    private static async Task<DataKey?> EndDraftAsync(ClinicDbContext db, EnquirySubmission.DraftVersion sent, Instant now, CancellationToken cancellationToken)
    {
        var row = await db.Drafts.Where(draft => draft.Id == sent.Id && draft.Version == sent.Version)
            .Join(db.DataKeys, draft => draft.DataKeyId, key => key.Id, (draft, key) => new { draft, key })
            .SingleOrDefaultAsync(cancellationToken);
        row?.draft.MarkSent(now);
        return row?.key;
    }
}
