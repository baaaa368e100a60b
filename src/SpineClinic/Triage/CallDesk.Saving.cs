using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Saving, answer by answer.</summary>
public sealed partial class CallDesk
{
    /// <summary>Longest notes, in Unicode characters; what is beyond is cut off.</summary>
    public const int LongestNotes = TriageDesk.LongestWords;

    /// <summary>
    /// Keeps what a tab holds. An answer that this tab did not change stays as another tab has left it; one that both changed is a conflict, and the stored one stays.
    /// </summary>
    /// <returns>Null when this member of staff has no such call. When it has ended nothing is kept.</returns>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<CallSaved?> SaveAsync(StaffActor actor, Guid id, CallInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        Permissions.Demand(actor, Permission.TakeCall);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await ReadAsync(db, actor, id, cancellationToken) is not var (draft, key))
            {
                return null;
            }

            var before = Open(draft, key);
            if (draft.IsSent)
            {
                return new CallSaved(before, [], []);
            }

            var now = clock.GetCurrentInstant();
            var change = new Change(before, input, now);
            Apply(change);
            if (ReferenceEquals(change.Sheet, before.Sheet))
            {
                return new CallSaved(before, change.Conflicts, change.Unknown);
            }

            var sheet = await stops.NoteAsync(db, before.Draft, change.Sheet, now, cancellationToken);
            draft.Keep(vault.Seal(key, Draft.SheetPurpose, draft.Id, sheet.ToJson()), now);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return new CallSaved(Open(draft, key), change.Conflicts, change.Unknown);
            }
            catch (DbUpdateConcurrencyException) when (attempt < RetriesOnConflict)
            {
                // Another tab saved at this moment: compare with what it left.
            }
        }
    }

    /// <summary>The urgent advice was read aloud: the call goes on.</summary>
    /// <returns>False when this member of staff has no such call.</returns>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<bool> MarkUrgentReadAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.TakeCall);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await ReadAsync(db, actor, id, cancellationToken) is not var (draft, key))
            {
                return false;
            }

            var call = Open(draft, key);
            if (Unread(call).Count == 0)
            {
                return true;
            }

            var sheet = call.Sheet with { UrgentSeen = [.. call.Sheet.UrgentSeen, .. Unread(call)] };
            draft.Keep(vault.Seal(key, Draft.SheetPurpose, draft.Id, sheet.ToJson()), clock.GetCurrentInstant());
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (attempt < RetriesOnConflict)
            {
                // Another tab saved at this moment.
            }
        }
    }

    private static List<string> Unread(CallState call) => [.. call.Draft.Route.Urgents.Select(rule => rule.Id).Except(call.Sheet.UrgentSeen)];

    private void Apply(Change change)
    {
        var version = questionnaires.Wording(change.Before.Draft.Language).Version;
        Answer New(IReadOnlyList<string> codes, string? text) => new(codes, text, version, change.Before.Draft.Language, change.Now);
        foreach (var question in questionnaires.Current.Pages.SelectMany(page => page.Questions))
        {
            if (!change.Input.Values.TryGetValue(question.Id, out var values))
            {
                continue;
            }

            if (question.IsText)
            {
                var words = values is [var first, ..] ? first : null;
                var typed = New([], question.Type == QuestionType.Textarea ? PersonalText.Paragraphs(words) : PersonalText.Line(words));
                change.Take(question.Id, change.Sheet[question.Id], typed, (sheet, answer) => sheet.WithTyped(question.Id, answer));
                continue;
            }

            var known = values.Where(question.Options.Contains).Distinct().ToList();
            if (values.Any(value => value.Length > 0 && !question.Options.Contains(value)) || (question.Type != QuestionType.Checkboxes && known.Count > 1))
            {
                change.Unknown.Add(new SheetError(question.Id, "unknown"));
                continue;
            }

            change.Take(question.Id, change.Sheet[question.Id], New(known, null), (sheet, answer) => sheet.With(question.Id, answer));
        }

        if (change.Input.Values.TryGetValue(CallInput.Notes, out var notes))
        {
            var words = Shortened(PersonalText.Paragraphs(notes is [var text, ..] ? text : null));
            var stored = change.Sheet.CallNotes is { } kept ? New([], kept) : null;
            change.Take(CallInput.Notes, stored, New([], words), (sheet, answer) => sheet with { CallNotes = answer.Text });
        }

        if (change.Input.Values.TryGetValue(CallInput.Told, out var told) && told is [var name, ..] && Enum.GetNames<CallTold>().Contains(name) && name != change.Sheet.CallTold)
        {
            change.Sheet = change.Sheet with { CallTold = name };
        }
    }

    private static string Shortened(string words) =>
        PersonalText.Length(words) <= LongestNotes ? words : string.Concat(words.EnumerateRunes().Take(LongestNotes).Select(rune => rune.ToString()));

    private sealed class Change(CallState before, CallInput input, Instant now)
    {
        public CallState Before => before;

        public CallInput Input => input;

        public Instant Now => now;

        public AnswerSheet Sheet { get; set; } = before.Sheet;

        public List<CallSaved.Conflict> Conflicts { get; } = [];

        public List<SheetError> Unknown { get; } = [];

        public void Take(string name, Answer? stored, Answer typed, Func<AnswerSheet, Answer, AnswerSheet> keep)
        {
            if (stored is null ? typed.IsEmpty : typed.SaysTheSameAs(stored))
            {
                return;
            }

            if (input.Seen.TryGetValue(name, out var seen) && seen != CallMarks.Of(stored) && input.Over != name)
            {
                if (seen != CallMarks.Of(typed))
                {
                    Conflicts.Add(new CallSaved.Conflict(name, stored ?? typed with { Codes = [], Text = null }, typed, seen, stored?.AnsweredAt ?? before.SavedAt));
                }

                return;
            }

            Sheet = keep(Sheet, typed);
        }
    }
}
