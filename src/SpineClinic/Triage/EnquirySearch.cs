using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// Finds enquiries by what staff know of them. A search begins at one key (<see cref="SearchTerms"/>) and reads the newest under it, so that a common name
/// among a million costs no more than a rare one; a page goes on from the last line of the one before.
/// </summary>
public sealed class EnquirySearch(IDbContextFactory<ClinicDbContext> contexts, ClinicProfile clinic, IClock clock)
{
    public const int PageSize = 25;

    private const int MostSimilar = 400;
    private const int FirstSteps = 100;
    private const int MostSteps = 6400;

    /// <summary>After so many under its key a search stops, and goes on from there when asked: a common name may have a filter that few meet.</summary>
    public int MostRead { get; init; } = 20_000;

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
        long? stopped = null;
        foreach (var reading in readings.DefaultIfEmpty())
        {
            var (found, end) = reading is null or { Kind: SearchKind.Date }
                ? (await Page(Within(db, Received(All(db), reading?.Day, reading?.Day, zone), filter, zone), after, reading?.Kind).ToListAsync(cancellationToken), null)
                : await WalkAsync(db, reading, filter, zone, after, cancellationToken);
            found.ForEach(hit => hits.TryAdd(hit.Order, hit));
            stopped = end is { } place && place > (stopped ?? 0) ? place : stopped;
        }

        if (hits.Count == 0 && stopped is null && after is null && readings.FirstOrDefault(reading => reading.Kind == SearchKind.Name) is { } name)
        {
            return new SearchPart(await SimilarAsync(db, name.Words, filter, zone, cancellationToken), null, readings, IsAsked: true, IsSimilar: true);
        }

        // What another reading found beyond the place where one stopped comes with the next page.
        List<SearchHit> newest = [.. hits.Values.Where(hit => hit.Order >= (stopped ?? 0)).OrderByDescending(hit => hit.Order).Take(PageSize + 1)];
        var isFull = newest.Count > PageSize;
        return new SearchPart(newest[..Math.Min(newest.Count, PageSize)], isFull ? newest[PageSize - 1].Order : stopped, readings, IsAsked: true, IsSimilar: false) { IsCut = !isFull && stopped is not null };
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

    // Reads what is filed under one key in steps, the newest first, and compares it here: a database that guesses how much of it is wanted would read it all.
    private async Task<(List<SearchHit> Hits, long? Stopped)> WalkAsync(
        ClinicDbContext db, SearchReading reading, SearchFilter filter, DateTimeZone zone, long? after, CancellationToken cancellationToken)
    {
        var hits = new List<SearchHit>();
        if (KeyOf(reading) is not { } key)
        {
            return (hits, null);
        }

        var (least, place) = (First(filter.From, zone) ?? 0, Math.Min(after ?? long.MaxValue, First(filter.To?.PlusDays(1), zone) ?? long.MaxValue));
        var read = 0;
        for (var steps = FirstSteps; ; steps = Math.Min(steps * 4, MostSteps))
        {
            var filed = await db.SearchKeys.Where(row => row.Key == key && row.Order >= least && row.Order < place).OrderByDescending(row => row.Order).Take(steps)
                .Join(db.SearchEntries, row => row.Order, entry => entry.Order, (row, entry) => entry).AsNoTracking().ToListAsync(cancellationToken);
            foreach (var some in filed.Where(entry => Matches(entry, reading)).Select(entry => entry.Order).OrderDescending().Chunk(FirstSteps))
            {
                hits.AddRange(await Page(Within(db, Chosen(db, [.. some], reading), filter, zone), null, reading.Kind).ToListAsync(cancellationToken));
                if (hits.Count > PageSize)
                {
                    return (hits, null);
                }
            }

            if (filed.Count < steps)
            {
                return (hits, null);
            }

            (place, read) = (filed.Min(entry => entry.Order), read + filed.Count);
            if (read >= MostRead)
            {
                return (hits, place);
            }
        }
    }

    // Two words where there are two: few people share the beginnings of both. Null when there is too little to look for.
    private static string? KeyOf(SearchReading reading)
    {
        List<string> longest = [.. reading.Words.OrderByDescending(word => word.Length)];
        return reading.Kind switch
        {
            SearchKind.Reference => SearchTerms.Reference(SearchTerms.Signs(reading.Value)),
            SearchKind.Email => SearchTerms.EmailToFind(reading.Value),
            SearchKind.Phone => SearchTerms.Phone(reading.Value),
            _ => longest is [var one, { Length: >= SearchTerms.ShortestWord } other, ..] ? SearchTerms.Pair(one, other) : SearchTerms.WordToFind(longest[0]),
        };
    }

    private static bool Matches(SearchEntry entry, SearchReading reading) => reading.Kind switch
    {
        SearchKind.Email => entry.Email?.Contains(reading.Value, StringComparison.Ordinal) ?? false,
        SearchKind.Phone when reading.IsWhole => entry.Digits == reading.Value,
        SearchKind.Phone => entry.Digits is { } digits && (digits.EndsWith(reading.Value, StringComparison.Ordinal)
            || (reading.Value.TrimStart('0') is { Length: >= SearchTerms.ShortestPhone } national && digits.EndsWith(national, StringComparison.Ordinal))),
        SearchKind.Name => reading.Words.All(word => entry.Names.Contains($" {word}", StringComparison.Ordinal)),
        _ => true,
    };

    private static IQueryable<Found> Chosen(ClinicDbContext db, List<long> orders, SearchReading reading)
    {
        var rows = All(db).Where(row => EF.Parameter(orders).Contains(row.Order));
        var start = reading.Value;
        return reading.Kind == SearchKind.Reference ? rows.Where(row => row.Enquiry.Reference.StartsWith(start)) : rows;
    }

    private static async Task<IReadOnlyList<SearchHit>> SimilarAsync(
        ClinicDbContext db, IReadOnlyList<string> words, SearchFilter filter, DateTimeZone zone, CancellationToken cancellationToken)
    {
        List<string> keys = [.. Slips.Keys(words)];
        if (keys.Count == 0)
        {
            return [];
        }

        var near = await db.SearchKeys.Where(row => EF.Parameter(keys).Contains(row.Key)).OrderByDescending(row => row.Order).Take(MostSimilar)
            .Join(db.SearchEntries, row => row.Order, entry => entry.Order, (row, entry) => new { entry.Order, entry.Names }).ToListAsync(cancellationToken);
        List<long> orders = [.. near.Where(row => Slips.Matches(row.Names, words)).Select(row => row.Order).Distinct()];
        return orders.Count == 0 ? [] : await Page(Within(db, All(db).Where(row => EF.Parameter(orders).Contains(row.Order)), filter, zone), null, SearchKind.Name).Take(PageSize).ToListAsync(cancellationToken);
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
        var (first, end) = (First(from, zone) ?? 0, First(to?.PlusDays(1), zone) ?? 0);
        rows = from is null ? rows : rows.Where(row => row.Order >= first);
        return to is null ? rows : rows.Where(row => row.Order < end);
    }

    private static long? First(LocalDate? day, DateTimeZone zone) => day is { } date ? SearchEntry.FirstAt(zone.AtStartOfDay(date).ToInstant()) : null;

    private static IQueryable<Found> All(ClinicDbContext db) => db.SearchEntries
        .Join(db.Enquiries, entry => entry.EnquiryId, enquiry => enquiry.Id, (entry, enquiry) => new Found { Order = entry.Order, Entry = entry, Enquiry = enquiry }).AsNoTracking();

    private sealed class Found
    {
        public long Order { get; init; }

        public required SearchEntry Entry { get; init; }

        public required Enquiry Enquiry { get; init; }
    }
}
