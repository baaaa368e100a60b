using System.Globalization;
using NodaTime;

namespace SpineClinic.Web.Information;

/// <summary>What an article is about; its file's folder says it.</summary>
public enum ArticleKind
{
    /// <summary>Stands at /{name}.</summary>
    Guide,

    /// <summary>Stands at /conditions/{name}.</summary>
    Condition,

    /// <summary>Stands at /treatments/{name}.</summary>
    Treatment,
}

/// <summary>A page of information, read from a Markdown file of this build. English only.</summary>
/// <param name="File">Below Information/Pages, with forward slashes.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Address">Where it is found, such as "/conditions/sciatica".</param>
/// <param name="Front">What its file says about it.</param>
/// <param name="Blocks">Its text, without title and summary.</param>
/// <param name="Sources">What it cites, in the order of its citations' numbers.</param>
public sealed record Article(string File, ArticleKind Kind, string Address, FrontMatter Front, IReadOnlyList<ArticleBlock> Blocks, IReadOnlyList<Source> Sources)
{
    /// <summary>Whether the page must say that nobody vouches for it: no clinician has read it, or the next review is overdue.</summary>
    /// <param name="today">Civil date in the clinic's zone; the day of the review itself is not overdue.</param>
    public bool IsUnderReview(LocalDate today) => Front.ReviewedOn is null || IsOverdue(today);

    /// <param name="today">Civil date in the clinic's zone.</param>
    public bool IsOverdue(LocalDate today) => today > Front.ReviewDue;

    /// <summary>Such as "24 May 2027", in the language of articles.</summary>
    public static string Say(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("en-GB"));
}

/// <summary>Where a figure or a piece of advice comes from.</summary>
/// <param name="Id">As articles cite it, such as "arts-2009".</param>
/// <param name="Citation">Author, title and place.</param>
/// <param name="Year">Of publication; null when what was read does not say.</param>
/// <param name="Url">Absolute, https.</param>
public sealed record Source(string Id, string Citation, int? Year, Uri Url);

/// <summary>Why a file is not shown.</summary>
/// <param name="File">Below Information/Pages.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Problem">In words for whoever edits the file.</param>
public sealed record ArticleFault(string File, int Line, string Problem);
