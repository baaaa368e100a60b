using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>
/// Names that are one slip away from what was typed. They are looked for under a word that is right, when it is rare, or under all that the other may have been meant as.
/// </summary>
internal sealed class SimilarNames(ClinicDbContext db, IReadOnlyList<string> words, SearchFilter filter, DateTimeZone zone, int mostCompared)
{
    public async Task<IReadOnlyList<SearchHit>> ReadAsync(CancellationToken cancellationToken)
    {
        var places = new HashSet<long>();
        var slips = Slips.Of(words);
        var right = await FloorsAsync([.. slips.SelectMany(slip => slip.RestKeys).Distinct()], cancellationToken);
        foreach (var slip in slips.Where(slip => slip.RestKeys.All(right.ContainsKey)))
        {
            var ways = slip.RestKeys.Select(key => new Way([key], right[key])).ToList();
            if (ways.TrueForAll(way => way.IsCommon))
            {
                var meant = await FloorsAsync(slip.Meant, cancellationToken);
                ways.Add(new Way([.. meant.Keys], meant.Values.DefaultIfEmpty().Max()));
            }

            places.UnionWith(await NearAsync(ways, slip, cancellationToken));
        }

        return places.Count == 0 ? [] : await SearchRows.Page(SearchRows.Of(db, [.. places]), null, SearchKind.Name).Take(EnquirySearch.PageSize).ToListAsync(cancellationToken);
    }

    // A rare way leads to all; of common ones the rarest first, and the next while too few were found.
    private async Task<IEnumerable<long>> NearAsync(IEnumerable<Way> ways, SlippedWord slip, CancellationToken cancellationToken)
    {
        var near = new HashSet<long>();
        foreach (var way in ways.OrderBy(way => way.Floor))
        {
            near.UnionWith(await NearAsync(way, slip, cancellationToken));
            if (!way.IsCommon || near.Count >= EnquirySearch.PageSize)
            {
                break;
            }
        }

        return near;
    }

    private async Task<List<long>> NearAsync(Way way, SlippedWord slip, CancellationToken cancellationToken)
    {
        var marks = SearchMarks.OfWords(slip.Rest);
        var (near, read, floor, place) = (new List<long>(), 0, way.Floor, long.MaxValue);
        while (read < mostCompared && near.Count < EnquirySearch.PageSize)
        {
            var step = Math.Min(SearchRows.Step(read, near.Count), mostCompared - read);
            var places = await db.SearchKeys.Where(row => EF.Parameter(way.Keys).Contains(row.Key) && row.Order >= floor && row.Order < place && (row.Marks & marks) == marks)
                .Select(row => row.Order).Distinct().OrderByDescending(order => order).Take(step).ToListAsync(cancellationToken);
            near.AddRange(await AlikeAsync(places, cancellationToken));
            if (places.Count < step && (floor == 0 || marks == 0))
            {
                break;
            }

            // As many as were counted stand above the floor; when marks left out most of them, the others are read too.
            (read, place, floor) = (read + places.Count, places.Count < step ? floor : places[^1], places.Count < step ? 0 : floor);
        }

        return near;
    }

    // The names first: they are narrow, and few are near.
    private async Task<IReadOnlyList<long>> AlikeAsync(List<long> places, CancellationToken cancellationToken)
    {
        var names = places.Count == 0 ? [] : await db.SearchEntries.Where(entry => EF.Parameter(places).Contains(entry.Order)).Select(entry => new { entry.Order, entry.Names }).ToListAsync(cancellationToken);
        List<long> alike = [.. names.Where(row => Slips.Matches(row.Names, words)).Select(row => row.Order)];
        return filter.IsEmpty || alike.Count == 0 ? alike : await SearchRows.Within(db, SearchRows.Of(db, alike), filter, zone).Select(row => row.Entry.Order).ToListAsync(cancellationToken);
    }

    // The keys that are in use, and where the last stands of so many as are compared; 0 when there are fewer. A list has no query of its own; the clinic is the one row
    // that it is joined to.
    private async Task<Dictionary<string, long>> FloorsAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => keys.Count == 0 ? []
        : await db.Clinics.SelectMany(_ => EF.Parameter(keys).Where(key => db.SearchKeys.Any(row => row.Key == key)).Select(key => new
        {
            Key = key,
            Floor = db.SearchKeys.Where(row => row.Key == key).OrderByDescending(row => row.Order).Skip(mostCompared - 1).Select(row => row.Order).FirstOrDefault(),
        })).ToDictionaryAsync(row => row.Key, row => row.Floor, cancellationToken);

    /// <param name="Keys">Whatever was meant is filed under one of them.</param>
    /// <param name="Floor">Where the last stands of so many of the most frequent as are compared: the newest of all cannot be older, and no more is sorted. 0 when there are fewer.</param>
    private sealed record Way(List<string> Keys, long Floor)
    {
        public bool IsCommon => Floor > 0;
    }
}
