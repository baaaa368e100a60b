using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>
/// "I'm getting worse": the safety questions again, for an enquiry that was sent before. The answers become part of it, the tier can only rise, and whatever they
/// are, somebody rings.
/// </summary>
public sealed class Worsening(
    IDbContextFactory<ClinicDbContext> contexts,
    IDatabaseErrors errors,
    Vault vault,
    QuestionnaireLibrary questionnaires,
    SafetyLibrary safety,
    ClinicProfile clinic,
    Drafts drafts,
    DraftMemory memory,
    EnquiryLetters letters,
    ClinicSignals signals,
    IClock clock)
{
    private const int RetriesOnConflict = 8;

    /// <summary>A draft with only the safety questions open. What else was answered stands behind it, for the rules.</summary>
    /// <returns>The secret for the browser's cookie; null when the enquiry is closed.</returns>
    public async Task<string?> StartAsync(Guid enquiryId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == enquiryId && row.Status != EnquiryStatus.Closed, cancellationToken) is not { } enquiry)
        {
            return null;
        }

        var asked = SafetyQuestions();
        var sheet = await OpenAsync(db, enquiry, cancellationToken);
        sheet = sheet with
        {
            Answers = sheet.Answers.Where(answer => !asked.Contains(answer.Key)).ToDictionary(),
            Completed = [.. sheet.Completed.Where(page => questionnaires.Current.FindPage(page)?.Block != QuestionnairePage.SafetyBlock)],
            StopsSeen = [],
            ToldClinic = false,
            WorseningOf = enquiryId,
        };
        // An urgent page that was seen is shown again only for what is answered now.
        var behind = safety.Rules.Stopping(sheet.OnTheWay(questionnaires.Current)).Select(rule => rule.Id).ToHashSet();
        return await drafts.StartAsync(enquiry.Language, sheet with { UrgentSeen = [.. sheet.UrgentSeen.Where(behind.Contains)] }, cancellationToken);
    }

    /// <summary>Puts the answers with the enquiry, in one transaction with its event and letters. The draft ends, unless the person is on the emergency page.</summary>
    /// <param name="draft">A draft of <see cref="StartAsync"/>.</param>
    /// <param name="toldClinic">From the emergency page: "I want the clinic to know".</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>Null when the enquiry is closed, or the draft has changed meanwhile.</returns>
    public async Task<Receipt?> SendAsync(DraftState draft, bool toldClinic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var profile = await clinic.GetAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var row = await db.Drafts.SingleOrDefaultAsync(stored => stored.Id == draft.Version.Id && stored.Version == draft.Version.Version && !stored.IsSent, cancellationToken);
            if (row is null
                || await db.Enquiries.SingleOrDefaultAsync(stored => stored.Id == draft.Sheet.WorseningOf && stored.Status != EnquiryStatus.Closed, cancellationToken) is not { } enquiry)
            {
                return null;
            }

            if (toldClinic && draft.Sheet.StopsSeen is [.., { StopId: { } stop }] && await db.SafetyStops.AnyAsync(seen => seen.Id == stop && seen.EnquiryId == enquiry.Id, cancellationToken))
            {
                return ReceiptOf(enquiry);
            }

            var now = clock.GetCurrentInstant();
            await ApplyAsync(db, enquiry, draft.Sheet with { ToldClinic = toldClinic }, profile, now, cancellationToken);
            if (toldClinic)
            {
                await StopLedger.EndAsync(db, draft.Sheet, StopEnd.ContactLeft, enquiry.Id, cancellationToken);
            }
            else
            {
                row.MarkSent(now);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                memory.Forget(row.TokenHash);
                signals.Raise(ClinicSignal.Enquiry(enquiry.Id));
                signals.Raise(ClinicSignal.Letter);
                return ReceiptOf(enquiry);
            }
            catch (DbUpdateException error) when (attempt < RetriesOnConflict && (error is DbUpdateConcurrencyException || errors.IsDuplicate(error)))
            {
                // Somebody acted on the enquiry, or the button was pressed twice: look again.
            }
        }
    }

    private static Receipt ReceiptOf(Enquiry enquiry) => new(enquiry.Reference, enquiry.NextActionDueAt, enquiry.ProxyName is not null, enquiry.Id);

    private async Task ApplyAsync(
        ClinicDbContext db, Enquiry enquiry, AnswerSheet again, ClinicProfile.Snapshot profile, Instant now, CancellationToken cancellationToken)
    {
        var sheet = await OpenAsync(db, enquiry, cancellationToken);
        foreach (var question in SafetyQuestions())
        {
            // Not asked this time is an answer too: what was said before no longer stands.
            var answer = again[question] ?? (sheet[question] is { } before ? before with { Codes = [], Text = null, AnsweredAt = now, ChangedFrom = null } : null);
            sheet = answer is null ? sheet : sheet.With(question, answer);
        }

        sheet = sheet with { StopsSeen = [.. sheet.StopsSeen, .. again.StopsSeen], UrgentSeen = [.. sheet.UrgentSeen.Union(again.UrgentSeen)], ToldClinic = sheet.ToldClinic || again.ToldClinic };
        var facts = SheetFacts.Of(sheet with { StopsSeen = again.StopsSeen }, questionnaires.Current, safety.Rules);
        var decision = safety.Rules.Decide(sheet.OnTheWay(questionnaires.Current), facts, profile.Clinic.PriorityMode);
        var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == enquiry.DataKeyId, cancellationToken);
        var happened = enquiry.GetWorse(
            vault.Seal(key, Enquiry.SheetPurpose, enquiry.Id, sheet.ToJson()),
            decision,
            facts.Contains(Facts.ChangedAfterStop),
            ReplyClock.DueAt(decision.Tier, needsACall: true, now, profile.Calendar),
            ReplyClock.AcknowledgeBy(decision.Tier, now, profile.Calendar, profile.Clinic.OnCallEmail is not null),
            now);
        Timeline.Add(db, happened);
        letters.AddNotices(db, enquiry, profile, DutyRoster.OnDuty(profile.Specialists, painSite: null, now.InZone(profile.Calendar.Zone).Date), now);
    }

    private async Task<AnswerSheet> OpenAsync(ClinicDbContext db, Enquiry enquiry, CancellationToken cancellationToken)
    {
        var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == enquiry.DataKeyId, cancellationToken);
        return AnswerSheet.FromJson(vault.Open(key, Enquiry.SheetPurpose, enquiry.Id, enquiry.SealedSheet));
    }

    private HashSet<string> SafetyQuestions() =>
        [.. questionnaires.Current.Pages.Where(page => page.Block == QuestionnairePage.SafetyBlock).SelectMany(page => page.Questions).Select(question => question.Id)];
}
