using System.Text.RegularExpressions;

namespace SpineClinic.Web.Information;

/// <summary>The kinds of text that an article may have. There is no kind for HTML, pictures from elsewhere, tables or code.</summary>
public abstract record ArticleBlock
{
    /// <summary>Whether it says who needs help now, and stands out from the text around it: a quotation (">") in the file.</summary>
    public bool IsUrgent { get; init; }
}

/// <param name="Level">2 or 3: the title is the only heading of level 1.</param>
/// <param name="Text">Without markup.</param>
public sealed partial record ArticleHeading(int Level, string Text) : ArticleBlock
{
    /// <summary>Where links on the same page lead.</summary>
    public string Anchor => NoLetter().Replace(Text, "-").Trim('-').ToLowerInvariant();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NoLetter();
}

/// <param name="Runs">At least one.</param>
public sealed record ArticleParagraph(IReadOnlyList<ArticleRun> Runs) : ArticleBlock;

/// <param name="IsOrdered">Whether the points are numbered.</param>
/// <param name="Points">Each one paragraph; lists do not nest.</param>
/// <param name="Start">Number of the first point, where they are numbered.</param>
public sealed record ArticleList(bool IsOrdered, IReadOnlyList<IReadOnlyList<ArticleRun>> Points, int Start = 1) : ArticleBlock;

/// <param name="Picture">One of ours.</param>
/// <param name="Caption">Seen beneath it.</param>
public sealed record ArticlePicture(Picture Picture, string Caption) : ArticleBlock;

/// <param name="IsOrdered">Whether they are steps; otherwise they are to be compared.</param>
/// <param name="Pictures">At least one.</param>
/// <param name="Start">Number of the first step.</param>
public sealed record ArticlePictureRow(bool IsOrdered, IReadOnlyList<ArticlePicture> Pictures, int Start = 1) : ArticleBlock;

/// <summary>A paragraph whose figures are also drawn as people.</summary>
/// <param name="Counts">At least one; each stands in the paragraph too, in a sentence that cites its source.</param>
/// <param name="Runs">The paragraph.</param>
public sealed record ArticleCounts(IReadOnlyList<PeopleCount> Counts, IReadOnlyList<ArticleRun> Runs) : ArticleBlock;

/// <param name="Label">Who or what is counted.</param>
/// <param name="Share">How many of how many.</param>
public sealed record PeopleCount(string Label, PeopleShare Share);

/// <summary>A piece of a sentence.</summary>
/// <param name="Text">As it is read; for a citation the id of its source.</param>
public abstract record ArticleRun(string Text);

public sealed record PlainRun(string Text) : ArticleRun(Text);

public sealed record StrongRun(string Text) : ArticleRun(Text);

/// <param name="Text">What it leads to.</param>
/// <param name="Address">A page of ours, from "/", or an https address of others.</param>
public sealed record LinkRun(string Text, string Address) : ArticleRun(Text)
{
    public bool IsOutside => !Address.StartsWith('/');
}

/// <param name="Text">Name of a number or place that the page fills in, such as "crisis" for whom to call in despair.</param>
public sealed record FieldRun(string Text) : ArticleRun(Text)
{
    /// <summary>Those of the place where the clinic is, which no article may write down itself.</summary>
    public static IReadOnlyList<string> Known { get; } = ["emergencyNumber", "hospital", "urgentCall", "crisis"];
}

/// <param name="Text">Id of the source.</param>
/// <param name="Number">Its place in the article's list of sources, counted from 1.</param>
public sealed record CitationRun(string Text, int Number) : ArticleRun(Text);
