using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Calls that somebody was called away from.</summary>
public sealed partial class CallDesk
{
    /// <summary>After so long without a change a call with a red flag is filed by the clinic's software. Source: the 15 minutes in which a P0 is to be acknowledged, clinical reference, part 3.1.</summary>
    public static readonly Duration EmergencyQuietAfter = Duration.FromMinutes(15);

    // What the timeline says of a call that nobody ended.
    private const string Left = "Left";

    /// <summary>
    /// Files what was left although it is urgent: a call with a red flag after 15 minutes, as the emergency that it is; one that a clinician is to return today after an
    /// hour, as far as it goes. Whoever left no way to be reached stays on the list of calls, because nobody could act on an enquiry of theirs.
    /// </summary>
    /// <returns>How many were filed.</returns>
    /// <exception cref="AggregateException">Some could not be opened or filed; all the others have been.</exception>
    public async Task<int> FileForgottenAsync(CancellationToken cancellationToken)
    {
        var (filed, quiet) = (0, clock.GetCurrentInstant() - EmergencyQuietAfter);
        var faults = new List<Exception>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var left = await db.Drafts.AsNoTracking().Where(draft => draft.OwnerId != null && !draft.IsSent && draft.UpdatedAt <= quiet && draft.Version > 1)
            .Join(db.DataKeys, draft => draft.DataKeyId, key => key.Id, (draft, key) => new { draft, key }).ToListAsync(cancellationToken);
        foreach (var row in left)
        {
            try
            {
                filed += await FileForgottenAsync(Open(row.draft, row.key), cancellationToken) ? 1 : 0;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? filed : throw new AggregateException(faults);
    }

    /// <summary>What was typed into a call after it was filed: the words that are neither among the answers of the enquiry nor its notes, by the name of their field.</summary>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<IReadOnlyDictionary<string, string>> UnsavedAsync(StaffActor actor, CallState call, CallInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(input);
        Permissions.Demand(actor, Permission.TakeCall);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.SubmissionKey == call.Draft.SubmissionKey)
            .Join(db.DataKeys, enquiry => enquiry.DataKeyId, key => key.Id, (enquiry, key) => new { enquiry.Id, enquiry.SealedSheet, key }).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return new Dictionary<string, string>();
        }

        var noted = await db.EnquiryEvents.AsNoTracking().Where(line => line.EnquiryId == row.Id && line.Kind == EventKind.CallTaken && line.SealedWords != null)
            .OrderBy(line => line.Id).Select(line => line.SealedWords).FirstOrDefaultAsync(cancellationToken);
        var sheet = AnswerSheet.FromJson(vault.Open(row.key, Enquiry.SheetPurpose, row.Id, row.SealedSheet));
        var notes = noted is null ? "" : vault.Open(row.key, EnquiryEvent.WordsPurpose, row.Id, noted);
        var typed = from name in questionnaires.Current.Pages.SelectMany(page => page.Questions).Where(question => question.IsText).Select(question => question.Id).Append(CallInput.Notes)
                    where input.Values.TryGetValue(name, out var values) && values is [{ Length: > 0 }, ..]
                    let words = PersonalText.Paragraphs(input.Values[name][0])
                    where words.Length > 0 && (name == CallInput.Notes ? Shortened(words) != notes : words != sheet.Text(name))
                    select (name, words);
        return typed.ToDictionary(pair => pair.name, pair => pair.words);
    }

    // A call that somebody types in at this moment is no longer the one that was read: the intake leaves it to them.
    private async Task<bool> FileForgottenAsync(CallState call, CancellationToken cancellationToken)
    {
        var isEmergency = call.Draft.Route.Emergencies.Count > 0;
        if ((!isEmergency && (!await MustBeRungAsync(call, cancellationToken) || clock.GetCurrentInstant() - call.SavedAt < QuietAfter))
            || await WhyNobodyCanRingAsync(call, cancellationToken) is not null)
        {
            return false;
        }

        var ended = isEmergency ? await SendAsync(Actor.System, call, call.Sheet with { ToldClinic = true }, ToldOf(call)?.ToString() ?? Left, cancellationToken)
            : await SendAsync(Actor.System, call, call.Sheet with { CutShort = true }, Left, cancellationToken);
        return ended.Ending == CallEnding.Done;
    }
}
