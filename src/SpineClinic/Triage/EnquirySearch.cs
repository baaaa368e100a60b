using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// Finds enquiries by what staff know of them. Every query begins at one key (<see cref="SearchTerms"/>) and reads the newest under it, so that a common name
/// among a million costs no more than a rare one; a page goes on from the last line of the one before.
/// </summary>
public sealed class EnquirySearch(IDbContextFactory<ClinicDbContext> contexts, ClinicProfile clinic, IClock clock)
{
    public const int PageSize = 25;

    private const int MostSimilar = 400;

    /// <param name="actor">Who looks.</param>
    /// <param name="text">What was typed; see <see cref="SearchText"/>.</param>
    /// <param name="filter">What is left out.</param>
    /// <param name="after">Where the page begins, as <see cref="SearchPart.Next"/> said; null is the newest.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="NotPermittedException">The role may not see the board.</exception>
    public async Task<SearchPart> FindAsync(StaffActor actor, string? text, SearchFilter filter, long? after, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadBoard);
        ArgumentNullException.ThrowIfNull(filter);
        var profile = await clinic.GetAsync(cancellationToken);
        var zone = profile.Calendar.Zone;
        var isTyped = !string.IsNullOrWhiteSpace(text);
        var readings = SearchText.Read(text, profile.Clinic.PhoneRegion, clock.GetCurrentInstant().InZone(zone).Date);
        if (isTyped ? readings.Count == 0 : filter.IsEmpty)
        {
            return SearchPart.Nothing with { IsAsked = isTyped };
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hits = new Dictionary<long, SearchHit>();
        foreach (var reading in readings.DefaultIfEmpty())
        {
            if (Rows(db, reading, zone) is { } rows)
            {
                var found = await Page(Within(db, rows, filter, zone), after, reading?.Kind).ToListAsync(cancellationToken);
                found.ForEach(hit => hits.TryAdd(hit.Order, hit));
            }
        }

        if (hits.Count == 0 && after is null && readings.FirstOrDefault(reading => reading.Kind == SearchKind.Name) is { } name)
        {
            return new SearchPart(await SimilarAsync(db, name.Words, filter, zone, cancellationToken), null, readings, IsAsked: true, IsSimilar: true);
        }

        List<SearchHit> newest = [.. hits.Values.OrderByDescending(hit => hit.Order).Take(PageSize)];
        return new SearchPart(newest, hits.Count > PageSize ? newest[^1].Order : null, readings, IsAsked: true, IsSimilar: false);
    }

    private static IQueryable<SearchHit> Page(IQueryable<Found> rows, long? after, SearchKind? kind)
    {
        rows = after is { } place ? rows.Where(row => row.Order < place) : rows;
        return rows.OrderByDescending(row => row.Order).Take(PageSize + 1).Select(row => new SearchHit(
            row.Order,
            row.Enquiry.Reference,
            row.Enquiry.Name,
            row.Enquiry.ProxyName,
            row.Enquiry.Tier,
            row.Enquiry.NeedsACall,
            row.Enquiry.Worklist,
            row.Enquiry.ClosureReason,
            row.Enquiry.ReceivedAt,
            row.Enquiry.Phone,
            row.Enquiry.Email,
            kind));
    }

    // Null when there is too little to look for.
    private static IQueryable<Found>? Rows(ClinicDbContext db, SearchReading? reading, DateTimeZone zone)
    {
        switch (reading?.Kind)
        {
            case null:
                return All(db);
            case SearchKind.Date:
                return Received(All(db), reading.Day, reading.Day, zone);
            case SearchKind.Reference:
                var start = reading.Value;
                return Under(db, SearchTerms.Reference(SearchTerms.Signs(start))).Where(row => row.Enquiry.Reference.StartsWith(start));
            case SearchKind.Email:
                var part = reading.Value;
                return Under(db, SearchTerms.EmailToFind(part)).Where(row => row.Entry.Email!.Contains(part));
            case SearchKind.Phone:
                var digits = reading.Value;
                var without = digits.TrimStart('0') is { Length: >= SearchTerms.ShortestPhone } trimmed ? trimmed : digits;
                var under = Under(db, SearchTerms.Phone(digits));
                return reading.IsWhole ? under.Where(row => row.Entry.Digits == digits) : under.Where(row => row.Entry.Digits!.EndsWith(digits) || row.Entry.Digits.EndsWith(without));
            default:
                return Named(db, reading.Words);
        }
    }

    // Begins at two words where there are two: few people share the beginnings of both.
    private static IQueryable<Found>? Named(ClinicDbContext db, IReadOnlyList<string> words)
    {
        List<string> longest = [.. words.OrderByDescending(word => word.Length)];
        var key = longest is [var one, { Length: >= SearchTerms.ShortestWord } other, ..] ? SearchTerms.Pair(one, other) : SearchTerms.WordToFind(longest[0]);
        if (key is null)
        {
            return null;
        }

        var rows = Under(db, key);
        foreach (var word in words)
        {
            var beginning = $" {word}";
            rows = rows.Where(row => row.Entry.Names.Contains(beginning));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<SearchHit>> SimilarAsync(
        ClinicDbContext db, IReadOnlyList<string> words, SearchFilter filter, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var keys = Slips.Keys(words);
        if (keys.Count == 0)
        {
            return [];
        }

        var near = await db.SearchKeys.Where(row => keys.Contains(row.Key)).OrderByDescending(row => row.Order).Take(MostSimilar)
            .Join(db.SearchEntries, row => row.Order, entry => entry.Order, (row, entry) => new { entry.Order, entry.Names }).ToListAsync(cancellationToken);
        List<long> orders = [.. near.Where(row => Slips.Matches(row.Names, words)).Select(row => row.Order).Distinct()];
        return orders.Count == 0 ? [] : await Page(Within(db, All(db).Where(row => orders.Contains(row.Order)), filter, zone), null, SearchKind.Name).Take(PageSize).ToListAsync(cancellationToken);
    }

    private static IQueryable<Found> Within(ClinicDbContext db, IQueryable<Found> rows, SearchFilter filter, DateTimeZone zone)
    {
        rows = Received(rows, filter.From, filter.To, zone);
        rows = filter.Tier is { } tier ? rows.Where(row => row.Enquiry.Tier == tier) : rows;
        rows = filter.Worklist is { } worklist ? rows.Where(row => row.Enquiry.Worklist == worklist) : rows;
        rows = filter.Status switch
        {
            SearchStatus.Open => rows.Where(row => row.Enquiry.Status != EnquiryStatus.Closed && row.Enquiry.Status != EnquiryStatus.Quarantined),
            SearchStatus.Closed => rows.Where(row => row.Enquiry.Status == EnquiryStatus.Closed),
            SearchStatus.Quarantined => rows.Where(row => row.Enquiry.Status == EnquiryStatus.Quarantined),
            _ => rows,
        };
        return filter.SpecialistId is { } specialist
            ? rows.Where(row => db.Appointments.Any(appointment => appointment.EnquiryId == row.Enquiry.Id && appointment.SpecialistId == specialist
                && appointment.Status != AppointmentStatus.Held && appointment.Status != AppointmentStatus.Cancelled && appointment.Status != AppointmentStatus.EnteredInError))
            : rows;
    }

    private static IQueryable<Found> Received(IQueryable<Found> rows, LocalDate? from, LocalDate? to, DateTimeZone zone)
    {
        var first = from is { } day ? SearchEntry.FirstAt(zone.AtStartOfDay(day).ToInstant()) : 0;
        var end = to is { } last ? SearchEntry.FirstAt(zone.AtStartOfDay(last.PlusDays(1)).ToInstant()) : 0;
        rows = from is null ? rows : rows.Where(row => row.Order >= first);
        return to is null ? rows : rows.Where(row => row.Order < end);
    }

    private static IQueryable<Found> All(ClinicDbContext db) => db.SearchEntries
        .Join(db.Enquiries, entry => entry.EnquiryId, enquiry => enquiry.Id, (entry, enquiry) => new Found { Order = entry.Order, Entry = entry, Enquiry = enquiry }).AsNoTracking();

    private static IQueryable<Found> Under(ClinicDbContext db, string key) => db.SearchKeys.Where(row => row.Key == key)
        .Join(db.SearchEntries, row => row.Order, entry => entry.Order, (row, entry) => new { row.Order, entry })
        .Join(db.Enquiries, row => row.entry.EnquiryId, enquiry => enquiry.Id, (row, enquiry) => new Found { Order = row.Order, Entry = row.entry, Enquiry = enquiry }).AsNoTracking();

    private sealed class Found
    {
        public long Order { get; init; }

        public required SearchEntry Entry { get; init; }

        public required Enquiry Enquiry { get; init; }
    }
}
