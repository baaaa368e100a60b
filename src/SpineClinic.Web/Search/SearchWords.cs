using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Search;

/// <summary>What a search says.</summary>
public static class SearchWords
{
    /// <summary>How many were found. There may be a million: they are not counted.</summary>
    public static string Found(SearchPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part switch
        {
            { IsAsked: false } => "",
            { Hits.Count: 0, IsCut: true } => "Nothing found yet",
            { Hits.Count: 0 } => "Nothing found",
            { IsSimilar: true } => $"{part.Hits.Count} spelled much like it",
            { Next: not null } => $"{part.Hits.Count} shown, there are more",
            _ => $"{part.Hits.Count} found",
        };
    }

    public static string ReadAs(IReadOnlyList<SearchReading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        return readings.Count == 0 ? "" : $"Looked for as {string.Join(" and as ", readings.Select(reading => Of(reading.Kind)))}.";
    }

    public static string Of(SearchStatus status) => status switch
    {
        SearchStatus.Quarantined => "In quarantine",
        _ => status.ToString(),
    };

    public static string Where(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.Closure is { } reason ? $"Closed: {EventWords.Of(reason)}" : hit.Worklist is { } worklist ? Worklists.Name(worklist) : "Closed";
    }

    /// <summary>What of the contact was found. The contact itself is on the enquiry's page.</summary>
    public static string? Match(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.Kind switch
        {
            SearchKind.Phone => $"Phone number ending {hit.Phone?[^4..]}",
            SearchKind.Email => "Email address",
            _ => null,
        };
    }

    private static string Of(SearchKind kind) => kind switch
    {
        SearchKind.Reference => "a reference",
        SearchKind.Phone => "a phone number",
        SearchKind.Email => "an email address",
        SearchKind.Date => "the day it was received",
        _ => "a name",
    };
}
