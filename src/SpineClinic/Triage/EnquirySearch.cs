using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// Finds enquiries by what staff know of them. A search begins at one key (<see cref="SearchTerms"/>) and reads the newest under it, so that a common name
/// among a million costs no more than a rare one; a page goes on from the last line of the one before.
/// </summary>
public sealed class EnquirySearch(IDbContextFactory<ClinicDbContext> contexts, ClinicProfile clinic, SearchFiling filing, IClock clock)
{
    public const int PageSize = 25;

    /// <summary>After so many that may have what was typed a search stops, and goes on from there when asked: a common name may have a filter that few meet.</summary>
    public int MostRead { get; init; } = 20_000;

    /// <summary>So many of the newest are compared with what may have been meant, when nothing is found as it was typed.</summary>
    public int MostCompared { get; init; } = 600;

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
                ? (await SearchRows.Page(SearchRows.Within(db, SearchRows.Received(SearchRows.All(db), reading?.Day, reading?.Day, zone), filter, zone), after, reading?.Kind).ToListAsync(cancellationToken), null)
                : await new SearchWalk(db, reading, filter, zone, MostRead).ReadAsync(after, cancellationToken);
            found.ForEach(hit => hits.TryAdd(hit.Order, hit));
            stopped = end is { } place && place > (stopped ?? 0) ? place : stopped;
        }

        if (hits.Count == 0 && stopped is null && after is null && readings.FirstOrDefault(reading => reading.Kind == SearchKind.Name) is { } name)
        {
            return new SearchPart(await new SimilarNames(db, name.Words, filter, zone, MostCompared).ReadAsync(cancellationToken), null, readings, IsAsked: true, IsSimilar: true) { IsBehind = filing.IsBehind };
        }

        // What another reading found beyond the place where one stopped comes with the next page.
        List<SearchHit> newest = [.. hits.Values.Where(hit => hit.Order >= (stopped ?? 0)).OrderByDescending(hit => hit.Order).Take(PageSize + 1)];
        var isFull = newest.Count > PageSize;
        return new SearchPart(newest[..Math.Min(newest.Count, PageSize)], isFull ? newest[PageSize - 1].Order : stopped, readings, IsAsked: true, IsSimilar: false)
        {
            IsCut = !isFull && stopped is not null,
            IsBehind = filing.IsBehind,
        };
    }
}
