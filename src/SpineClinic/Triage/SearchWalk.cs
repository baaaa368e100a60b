using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>
/// Reads what is filed under one key, the newest first: places first, of those whose marks fit (<see cref="SearchMarks"/>), in steps; then the enquiries there are at
/// these places. In one query the database would have to guess how many are left, and read everything under the key when it guesses few.
/// </summary>
internal sealed class SearchWalk(ClinicDbContext db, SearchReading reading, SearchFilter filter, DateTimeZone zone, int mostRead)
{
    /// <summary>Finds one page.</summary>
    /// <param name="after">Where it begins; null is the newest.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was found, and where it stopped because there was too much to read.</returns>
    public async Task<(List<SearchHit> Hits, long? Stopped)> ReadAsync(long? after, CancellationToken cancellationToken)
    {
        var hits = new List<SearchHit>();
        if (Key() is not { } key)
        {
            return (hits, null);
        }

        var (least, place) = (SearchRows.First(filter.From, zone) ?? 0, Math.Min(after ?? long.MaxValue, SearchRows.First(filter.To?.PlusDays(1), zone) ?? long.MaxValue));
        var (marks, read) = (Marks(), 0);
        while (true)
        {
            var step = SearchRows.Step(read, hits.Count);
            var places = await db.SearchKeys.Where(row => row.Key == key && row.Order >= least && row.Order < place && (row.Marks & marks) == marks)
                .OrderByDescending(row => row.Order).Take(step).Select(row => row.Order).ToListAsync(cancellationToken);
            if (places.Count > 0)
            {
                hits.AddRange(await SearchRows.Page(SearchRows.Within(db, Alike(SearchRows.Of(db, places)), filter, zone), null, reading.Kind).ToListAsync(cancellationToken));
            }

            if (places.Count < step || hits.Count > EnquirySearch.PageSize)
            {
                return (hits, null);
            }

            (place, read) = (places[^1], read + places.Count);
            if (read >= mostRead)
            {
                return (hits, place);
            }
        }
    }

    // Two words where there are two: few people share the beginnings of both. Null when there is too little to look for.
    private string? Key()
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

    private long Marks() => reading.Kind switch
    {
        SearchKind.Reference => SearchMarks.OfReference(SearchTerms.Signs(reading.Value)),
        SearchKind.Email => SearchMarks.OfEmail(reading.Value),
        SearchKind.Phone => SearchMarks.OfPhone(NationalDigits()),
        _ => SearchMarks.OfWords(reading.Words),
    };

    // Somebody may type the zero of their own country that is left out behind its code.
    private string NationalDigits() => reading.Value.TrimStart('0') is { Length: >= SearchTerms.ShortestPhone } digits ? digits : reading.Value;

    private IQueryable<SearchRow> Alike(IQueryable<SearchRow> rows)
    {
        var value = reading.Value;
        var national = NationalDigits();
        return reading.Kind switch
        {
            SearchKind.Reference => rows.Where(row => row.Enquiry.Reference.StartsWith(value)),
            SearchKind.Email => rows.Where(row => row.Entry.Email!.Contains(value)),
            SearchKind.Phone when reading.IsWhole => rows.Where(row => row.Entry.Digits == value),
            SearchKind.Phone => rows.Where(row => row.Entry.Digits!.EndsWith(national)),
            _ => SearchRows.Named(rows, reading.Words),
        };
    }
}
