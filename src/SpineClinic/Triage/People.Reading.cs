using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

public sealed partial class People
{
    private const string Subject = "person";
    private const int MostLikely = 8;
    private const int MostLines = 200;

    /// <summary>The person of an enquiry, and which other enquiries may be theirs.</summary>
    /// <returns>Null when there is no such enquiry.</returns>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<PersonView?> OfAsync(StaffActor actor, string reference, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var own = await db.Enquiries.Where(row => row.Reference == reference)
            .Select(row => new { row.Id, row.PersonId, Entry = db.SearchEntries.FirstOrDefault(entry => entry.EnquiryId == row.Id) }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (own is null)
        {
            return null;
        }

        var same = own.PersonId is { } person ? await LinesAsync(db.Enquiries.Where(row => row.PersonId == person && row.Id != own.Id), cancellationToken) : [];
        return new PersonView(
            own.PersonId,
            own.PersonId is { } id && await FindAsync(db, id, cancellationToken) is var (known, key) ? PersonNeeds.Of(known, key, vault) : PersonNeeds.None,
            same,
            own.Entry is { } entry ? await LikelyAsync(db, entry, own.PersonId, cancellationToken) : []);
    }

    /// <summary>Everything about a person.</summary>
    /// <returns>Null when there is no such person, or one whose enquiries have all gone elsewhere.</returns>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<PersonFile?> OpenAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var enquiries = await LinesAsync(db.Enquiries.Where(row => row.PersonId == id), cancellationToken);
        if (enquiries.Count == 0 || await FindAsync(db, id, cancellationToken) is not var (person, key))
        {
            return null;
        }

        var told = await db.AuditEntries.AsNoTracking().Where(entry => entry.SubjectType == Subject && entry.SubjectId == id).OrderByDescending(entry => entry.Id).Take(MostLines).ToListAsync(cancellationToken);
        var staff = told.Select(entry => entry.ActorId).OfType<Guid>().Distinct().ToList();
        var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.DisplayName, cancellationToken);
        return new PersonFile(
            id,
            person.Version,
            PersonNeeds.Of(person, key, vault),
            enquiries,
            [.. told.Select(entry => new PersonFile.LineageLine(entry.At, entry.Action, entry.Details, entry.ActorId is { } by ? names[by] : "SpineClinic"))]);
    }

    private static async Task<List<PersonView.Line>> LinesAsync(IQueryable<Enquiry> rows, CancellationToken cancellationToken) => await rows.AsNoTracking()
        .OrderByDescending(row => row.ReceivedAt).Take(MostLines)
        .Select(row => new PersonView.Line(row.Reference, row.Name, row.ReceivedAt, row.Worklist, row.ClosureReason)).ToListAsync(cancellationToken);

    // Each reason begins at one key of the search, so that it costs the same among ten enquiries and among a million.
    private static async Task<IReadOnlyList<PersonView.LikelyLine>> LikelyAsync(ClinicDbContext db, SearchEntry own, Guid? person, CancellationToken cancellationToken)
    {
        var (digits, email, names) = (own.Digits, own.Email, own.Names);
        List<string> words = [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(word => word.Length)];
        var phones = digits is { Length: >= SearchTerms.ShortestPhone } ? await NewestAsync(Under(SearchTerms.Phone(digits), SearchMarks.OfPhone(digits)).Where(entry => entry.Digits == digits)) : [];
        var emails = email is { Length: >= SearchTerms.ShortestEmail } ? await NewestAsync(Under(SearchTerms.EmailToFind(email), SearchMarks.OfEmail(email)).Where(entry => entry.Email == email)) : [];
        var named = words is [var one, { Length: >= SearchTerms.ShortestWord } other, ..] ? await NewestAsync(Under(SearchTerms.Pair(one, other), SearchMarks.OfWords(words)).Where(entry => entry.Names == names)) : [];
        List<Guid> all = [.. phones.Union(emails).Union(named)];
        var rows = await db.Enquiries.AsNoTracking().Where(row => all.Contains(row.Id) && (row.PersonId == null || row.PersonId != person))
            .OrderByDescending(row => row.ReceivedAt)
            .Select(row => new { row.Id, Line = new PersonView.Line(row.Reference, row.Name, row.ReceivedAt, row.Worklist, row.ClosureReason) }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new PersonView.LikelyLine(row.Line, phones.Contains(row.Id), emails.Contains(row.Id), named.Contains(row.Id)))];

        IQueryable<SearchEntry> Under(string key, long marks) => db.SearchKeys.Where(row => row.Key == key && (row.Marks & marks) == marks)
            .Join(db.SearchEntries, row => row.Order, entry => entry.Order, (row, entry) => entry);

        async Task<List<Guid>> NewestAsync(IQueryable<SearchEntry> entries) => await entries.Where(entry => entry.EnquiryId != own.EnquiryId)
            .OrderByDescending(entry => entry.Order).Select(entry => entry.EnquiryId).Take(MostLikely).ToListAsync(cancellationToken);
    }
}
