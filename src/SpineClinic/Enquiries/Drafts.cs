using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>Keeps what a patient has answered, page by page, until it is sent.</summary>
public sealed partial class Drafts(
    IDbContextFactory<ClinicDbContext> contexts,
    Vault vault,
    QuestionnaireLibrary questionnaires,
    SafetyLibrary safety,
    ClinicProfile clinic,
    AnswerSheetValidator validator,
    DraftMemory memory,
    StopLedger stops,
    EnquiryLetters letters,
    VaultKey vaultKey,
    IDatabaseErrors errors,
    ClinicSignals signals,
    IClock clock)
{
    private const int RetriesOnConflict = 8;

    // Compiled once for each host, because every page of the form asks it.
    private readonly Func<ClinicDbContext, string, Instant, Task<Row?>> find = EF.CompileAsyncQuery((ClinicDbContext db, string hash, Instant now) =>
        db.Drafts.AsNoTracking().Where(draft => draft.TokenHash == hash && draft.ExpiresAt > now)
            .Join(db.DataKeys.AsNoTracking(), draft => draft.DataKeyId, key => key.Id, (draft, key) => new Row(draft, key))
            .SingleOrDefault());

    /// <summary>Upper end of each age band, in whole years.</summary>
    private static readonly Dictionary<string, int> OldestOf = new() { ["under16"] = 15, ["16to17"] = 17 };

    /// <summary>A new, empty draft.</summary>
    /// <returns>The secret for the browser's cookie: 256 random bits.</returns>
    public Task<string> StartAsync(string language, CancellationToken cancellationToken) => StartAsync(language, AnswerSheet.Empty, cancellationToken);

    /// <summary>A new draft that begins with answers.</summary>
    internal async Task<string> StartAsync(string language, AnswerSheet sheet, CancellationToken cancellationToken)
    {
        sheet = sheet with { AsksWhere = sheet.AsksWhere || (await clinic.GetAsync(cancellationToken)).Clinic.AcceptsFromAbroad };
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var key = vault.NewDataKey(now);
        var id = Guid.CreateVersion7(now.ToDateTimeOffset());
        db.DataKeys.Add(key);
        db.Drafts.Add(new Draft(id, Hash(token), key.Id, vault.Seal(key, Draft.SheetPurpose, id, sheet.ToJson()), language, now));
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>The draft of a cookie; null when there is none, or it has expired.</summary>
    public async Task<DraftState?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var (hash, now) = (Hash(token), clock.GetCurrentInstant());
        if (memory.Find(hash, now) is { } known)
        {
            return known;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await find(db, hash, now) is not { } row)
        {
            return null;
        }

        var state = Open(row.Draft, row.Key);
        memory.Keep(hash, state, row.Draft.ExpiresAt);
        return state;
    }

    /// <summary>Checks and keeps the answers of one page. With an error on it nothing is kept.</summary>
    /// <param name="token">The browser's cookie.</param>
    /// <param name="pageId">The page.</param>
    /// <param name="posted">Its inputs, by name.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public async Task<PageSaved> SavePageAsync(
        string? token, string pageId, IReadOnlyDictionary<string, IReadOnlyList<string>> posted, CancellationToken cancellationToken)
    {
        var profile = (await clinic.GetAsync(cancellationToken)).Clinic;
        return await ChangeAsync(
            token,
            state =>
            {
                if (!state.Route.MaySave(pageId) || questionnaires.Current.FindPage(pageId) is not { } page)
                {
                    return (PageSaved.GoTo(state.Route.Next), null);
                }

                var sheet = Apply(state, page, posted);
                var errors = validator.Errors(new AnswerSheetValidator.Subject(sheet, profile.PhoneRegion, page.Id));
                if (errors.Count > 0)
                {
                    return (new PageSaved(null, errors, state with { Sheet = sheet }), null);
                }

                if (IsTooYoung(sheet, profile.MinimumAge))
                {
                    return (PageSaved.GoTo(PageSaved.TooYoung, state), null);
                }

                sheet = sheet.WithCompleted(page.Id);
                return (PageSaved.GoTo(RouteOf(sheet).Next), sheet);
            },
            cancellationToken);
    }

    /// <summary>The person has read the urgent page and wants to go on.</summary>
    public Task<PageSaved> ContinueFromUrgentAsync(string? token, CancellationToken cancellationToken) => ChangeAsync(
        token,
        state =>
        {
            if (state.Route.Emergencies.Count > 0 || state.Route.Urgents.Count == 0)
            {
                return (PageSaved.GoTo(state.Route.Next), null);
            }

            var sheet = state.Sheet with { UrgentSeen = [.. state.Sheet.UrgentSeen.Union(state.Route.Urgents.Select(rule => rule.Id))] };
            return (PageSaved.GoTo(RouteOf(sheet).Next), sheet);
        },
        cancellationToken);

    /// <summary>Whether the person is younger than those whom the clinic sees.</summary>
    internal static bool IsTooYoung(AnswerSheet sheet, int minimumAge) =>
        sheet.Codes("age") is [var age] && OldestOf.TryGetValue(age, out var oldest) && oldest < minimumAge;

    /// <summary>Deletes drafts whose time is over, with the keys of those that were never sent: what was typed into them is then gone for good, in backups too. A call that nobody ended stays on its list: somebody may wait to be rung.</summary>
    /// <returns>How many; at most 200 at a time, so that patients' own writes need not wait.</returns>
    public async Task<int> RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Drafts.Where(draft => draft.ExpiresAt <= now && (draft.OwnerId == null || draft.IsSent)).OrderBy(draft => draft.ExpiresAt).Take(200)
            .Join(db.DataKeys, draft => draft.DataKeyId, key => key.Id, (draft, key) => new { draft, key })
            .ToListAsync(cancellationToken);
        db.Drafts.RemoveRange(rows.Select(row => row.draft));
        db.DataKeys.RemoveRange(rows.Where(row => !row.draft.IsSent).Select(row => row.key));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return rows.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process was at it, too.
            return 0;
        }
    }

    /// <summary>Deletes an unsent draft, with its key.</summary>
    internal async Task AbandonAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ReadAsync(db, token, cancellationToken) is ({ IsSent: false } draft, var key))
        {
            db.Drafts.Remove(draft);
            db.DataKeys.Remove(key);
            await db.SaveChangesAsync(cancellationToken);
            memory.Forget(draft.TokenHash);
        }
    }

    private async Task<PageSaved> ChangeAsync(
        string? token, Func<DraftState, (PageSaved Result, AnswerSheet? Sheet)> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await ReadAsync(db, token, cancellationToken) is not var (draft, key))
            {
                return PageSaved.GoTo(PageSaved.Start);
            }

            if (draft.IsSent)
            {
                return PageSaved.GoTo(PageSaved.Received);
            }

            var before = Open(draft, key);
            var (result, sheet) = change(before);
            if (result.Next == PageSaved.TooYoung)
            {
                db.Drafts.Remove(draft);
                db.DataKeys.Remove(key);
            }
            else if (sheet is null)
            {
                return result;
            }
            else
            {
                var now = clock.GetCurrentInstant();
                sheet = await stops.NoteAsync(db, before, sheet, now, cancellationToken);
                draft.Keep(vault.Seal(key, Draft.SheetPurpose, draft.Id, sheet.ToJson()), now);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                Remember(draft, key, isDeleted: result.Next == PageSaved.TooYoung);
                return result;
            }
            catch (DbUpdateConcurrencyException) when (attempt < RetriesOnConflict)
            {
                // Another tab pressed Continue at the same moment: this page's answers are applied to what it left.
            }
        }
    }

    private void Remember(Draft draft, DataKey key, bool isDeleted)
    {
        if (isDeleted)
        {
            memory.Forget(draft.TokenHash);
        }
        else
        {
            memory.Keep(draft.TokenHash, Open(draft, key), draft.ExpiresAt);
        }
    }

    private async Task<(Draft Draft, DataKey Key)?> ReadAsync(ClinicDbContext db, string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var hash = Hash(token);
        var now = clock.GetCurrentInstant();
        var row = await db.Drafts.Where(draft => draft.TokenHash == hash && draft.ExpiresAt > now)
            .Join(db.DataKeys, draft => draft.DataKeyId, key => key.Id, (draft, key) => new { draft, key })
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : (row.draft, row.key);
    }

    private DraftState Open(Draft draft, DataKey key)
    {
        var sheet = draft.SealedSheet is { } content ? AnswerSheet.FromJson(vault.Open(key, Draft.SheetPurpose, draft.Id, content)) : AnswerSheet.Empty;
        return new DraftState(new EnquirySubmission.DraftVersion(draft.Id, draft.Version), draft.SubmissionKey, draft.Language, sheet, RouteOf(sheet), draft.IsSent)
        {
            ExpiresAt = draft.ExpiresAt,
        };
    }

    private FormRoute RouteOf(AnswerSheet sheet) => new(questionnaires.Current, safety.Rules, sheet);

    private AnswerSheet Apply(DraftState state, QuestionnairePage page, IReadOnlyDictionary<string, IReadOnlyList<string>> posted)
    {
        var now = clock.GetCurrentInstant();
        var version = questionnaires.Wording(state.Language).Version;
        var sheet = state.Sheet;
        foreach (var question in page.Questions.Where(question => question.IsAsked(state.Sheet.OnTheWay(questionnaires.Current))))
        {
            var values = posted.GetValueOrDefault(question.Id) ?? [];
            var answer = question.IsText
                ? new Answer([], Words(question, values is [var first, ..] ? first : null), version, state.Language, now)
                : new Answer([.. values.Where(value => value.Length > 0).Distinct()], null, version, state.Language, now);
            sheet = sheet.With(question.Id, answer);
        }

        return sheet;
    }

    private static string Words(Question question, string? text) =>
        question.Type == QuestionType.Textarea ? PersonalText.Paragraphs(text) : PersonalText.Line(text);

    private sealed record Row(Draft Draft, DataKey Key);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
