using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Opens an enquiry for reading.</summary>
public sealed class EnquiryFiles(
    IDbContextFactory<ClinicDbContext> contexts, Vault vault, QuestionnaireLibrary questionnaires, SafetyLibrary safety, ClinicProfile clinic, IClock clock)
{
    /// <summary>Enquiries of the same contact are shown with each other when no more than this lies between them. Source: clinical reference, INV9.</summary>
    public static readonly Duration RelatedWithin = Duration.FromDays(30);

    private const int MostRelated = 20;

    /// <returns>Null when there is no such enquiry.</returns>
    /// <exception cref="NotPermittedException">The role may not read what patients told us.</exception>
    public async Task<EnquiryFile?> OpenAsync(StaffActor actor, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellationToken) is not { } enquiry)
        {
            return null;
        }

        var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == enquiry.DataKeyId, cancellationToken);
        var sheet = AnswerSheet.FromJson(vault.Open(key, Enquiry.SheetPurpose, enquiry.Id, enquiry.SealedSheet));
        var events = await db.EnquiryEvents.AsNoTracking().Where(row => row.EnquiryId == enquiry.Id).OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
        var people = events.Select(row => row.ActorId).Append(enquiry.OwnerId).OfType<Guid>().Distinct().ToList();
        var names = await db.StaffMembers.AsNoTracking().Where(member => people.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.DisplayName, cancellationToken);
        var letters = await db.Letters.AsNoTracking().Where(letter => letter.Regarding == reference).OrderByDescending(letter => letter.CreatedAt)
            .Select(letter => new EnquiryFile.LetterLine(letter.Kind, letter.State, letter.SentAt ?? letter.CreatedAt, letter.LastProblem)).ToListAsync(cancellationToken);
        return new EnquiryFile(
            enquiry,
            Lines(sheet),
            ProtocolLine.Of(sheet, questionnaires, safety.Rules),
            [.. events.Select(row => new EnquiryFile.TimelineLine(row.At, row.Kind, Who(row, names), row.Details, Words(row, key, enquiry)))],
            letters,
            enquiry.OwnerId is { } owner && enquiry.ClaimedUntil > clock.GetCurrentInstant() ? names[owner] : null,
            Changed(sheet),
            await RelatedAsync(db, enquiry, cancellationToken),
            EnquiryClock.Of([.. events.AsEnumerable().Reverse()], enquiry.PromisedAt, (await clinic.GetAsync(cancellationToken)).Calendar, clock.GetCurrentInstant()))
        {
            ByViewer = events.Count(row => row.ActorId == actor.Id),
        };
    }

    // Shown, and never merged: two people can share a phone.
    private static async Task<List<EnquiryFile.RelatedEnquiry>> RelatedAsync(ClinicDbContext db, Enquiry enquiry, CancellationToken cancellationToken)
    {
        var (from, until) = (enquiry.ReceivedAt - RelatedWithin, enquiry.ReceivedAt + RelatedWithin);
        return await db.Enquiries.AsNoTracking()
            .Where(other => other.ReceivedAt >= from && other.ReceivedAt <= until && other.Id != enquiry.Id)
            .Where(other => (enquiry.Phone != null && other.Phone == enquiry.Phone) || (enquiry.Email != null && other.Email == enquiry.Email))
            .OrderByDescending(other => other.ReceivedAt)
            .Select(other => new EnquiryFile.RelatedEnquiry(other.Reference, other.Name, other.ReceivedAt, other.Worklist, other.ClosureReason))
            .Take(MostRelated)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Who has an enquiry now, and which version of it is the newest.</summary>
    /// <returns>Null when there is no such enquiry.</returns>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<HolderState?> HolderAsync(StaffActor actor, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (from enquiry in db.Enquiries.AsNoTracking()
                      where enquiry.Reference == reference
                      join member in db.StaffMembers on enquiry.OwnerId equals member.Id into members
                      from holder in members.DefaultIfEmpty()
                      select new HolderState(
                          enquiry.Id, enquiry.Version, enquiry.ClaimedUntil > now ? holder.DisplayName : null, enquiry.OwnerId == actor.Id)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The language that the patient reads: BCP 47; null when there is no such enquiry.</summary>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<string?> LanguageAsync(StaffActor actor, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Enquiries.Where(row => row.Reference == reference).Select(row => row.Language).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What this person can take back of an enquiry at <paramref name="now"/>, and the version of the enquiry with it; null for nothing.</summary>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<(EventKind What, int Version)?> UndoableAsync(StaffActor actor, string reference, Instant now, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellationToken) is { } enquiry && enquiry.UndoableBy(actor.Id, now) is { } what
            ? (what, enquiry.Version)
            : null;
    }

    private static string Who(EnquiryEvent happened, Dictionary<Guid, string> names) =>
        happened.ActorId is { } id ? names[id] : happened.ActorKind == "patient" ? "Patient" : "SpineClinic";

    private string? Words(EnquiryEvent happened, DataKey key, Enquiry enquiry) =>
        happened.SealedWords is { } words ? vault.Open(key, EnquiryEvent.WordsPurpose, enquiry.Id, words) : null;

    private List<EnquiryFile.AnswerLine> Lines(AnswerSheet sheet)
    {
        var lines = new List<EnquiryFile.AnswerLine>();
        var answers = sheet.OnTheWay(questionnaires.Current);
        foreach (var page in questionnaires.Current.Pages.Where(page => sheet.IsOnTheWay(page, answers)))
        {
            foreach (var question in page.Questions.Where(question => question.IsAsked(answers)))
            {
                if (sheet[question.Id] is { } answer)
                {
                    var (wording, english, they) = (questionnaires.Wording(answer.Language, answer.WordingVersion), questionnaires.Wording("en"), sheet.IsForSomeoneElse);
                    lines.Add(new EnquiryFile.AnswerLine(
                        page.Block,
                        wording.Short(question.Id, they),
                        AnswerWords.Of(question, answer, wording, they),
                        [.. (answer.ChangedFrom ?? []).Select(earlier => string.Join(", ", AnswerWords.Of(question, earlier, wording, they)))])
                    {
                        Language = wording.Language,
                        English = wording.Language == english.Language ? null : new ProtocolLine.Words(english.Short(question.Id, they), question.IsText ? [] : AnswerWords.Of(question, answer, english, they)),
                    });
                }
            }
        }

        return lines;
    }

    private List<EnquiryFile.ChangedAnswer> Changed(AnswerSheet sheet)
    {
        var changes = new List<EnquiryFile.ChangedAnswer>();
        foreach (var stop in sheet.StopsSeen)
        {
            foreach (var id in safety.Rules.Stops.Where(rule => stop.RuleIds.Contains(rule.Id)).SelectMany(rule => rule.Quote).Distinct())
            {
                if (sheet[id] is { ChangedFrom: [.., var before] } answer && answer.AnsweredAt > stop.At && before.AnsweredAt <= stop.At)
                {
                    var (wording, they, question) = (questionnaires.Wording(answer.Language, answer.WordingVersion), sheet.IsForSomeoneElse, questionnaires.Current[id]);
                    changes.Add(new EnquiryFile.ChangedAnswer(
                        wording.Label(id, they),
                        string.Join("; ", AnswerWords.Of(question, before, wording, they)),
                        string.Join("; ", AnswerWords.Of(question, answer, wording, they)),
                        answer.AnsweredAt - stop.At));
                }
            }
        }

        return changes;
    }

    /// <param name="Id">The enquiry.</param>
    /// <param name="Version">Its newest version.</param>
    /// <param name="HolderName">Null when nobody has it.</param>
    /// <param name="IsViewer">Whether that is the one who asks.</param>
    public sealed record HolderState(Guid Id, int Version, string? HolderName, bool IsViewer);
}
