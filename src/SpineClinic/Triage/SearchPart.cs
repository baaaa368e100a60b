namespace SpineClinic.Triage;

/// <summary>A page of what was found, the newest first. How many there are in all is not counted.</summary>
/// <param name="Hits">At most <see cref="EnquirySearch.PageSize"/>.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
/// <param name="Readings">As what the words were read; none when there were none, or too few.</param>
/// <param name="IsAsked">Whether anything was asked for.</param>
/// <param name="IsSimilar">Nothing was found as it was typed; these names are spelled much like it.</param>
public sealed record SearchPart(IReadOnlyList<SearchHit> Hits, long? Next, IReadOnlyList<SearchReading> Readings, bool IsAsked, bool IsSimilar)
{
    /// <summary>The search stopped before its end: so many share the words that the filters were not compared with all of them. <see cref="Next"/> goes on.</summary>
    public bool IsCut { get; init; }

    /// <summary>Not all enquiries are filed to be found yet: an old one may be missing.</summary>
    public bool IsBehind { get; init; }

    public static SearchPart Nothing { get; } = new([], null, [], IsAsked: false, IsSimilar: false);
}
