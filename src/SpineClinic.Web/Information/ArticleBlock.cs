namespace SpineClinic.Web.Information;

/// <summary>The kinds of text that an article may have. There is no kind for HTML, pictures, tables or code.</summary>
public abstract record ArticleBlock;

/// <param name="Level">2 or 3: the title is the only heading of level 1.</param>
/// <param name="Text">Without markup.</param>
public sealed record ArticleHeading(int Level, string Text) : ArticleBlock;

/// <param name="Runs">At least one.</param>
public sealed record ArticleParagraph(IReadOnlyList<ArticleRun> Runs) : ArticleBlock;

/// <param name="IsOrdered">Whether the points are numbered.</param>
/// <param name="Points">Each one paragraph; lists do not nest.</param>
public sealed record ArticleList(bool IsOrdered, IReadOnlyList<IReadOnlyList<ArticleRun>> Points) : ArticleBlock;

/// <summary>A piece of a sentence.</summary>
/// <param name="Text">As it is read; for a citation the id of its source.</param>
public abstract record ArticleRun(string Text);

public sealed record PlainRun(string Text) : ArticleRun(Text);

public sealed record StrongRun(string Text) : ArticleRun(Text);

/// <param name="Text">What it leads to.</param>
/// <param name="Address">A page of ours, from "/", or an https address of others.</param>
public sealed record LinkRun(string Text, string Address) : ArticleRun(Text);

/// <param name="Text">Id of the source.</param>
/// <param name="Number">Its place in the article's list of sources, counted from 1.</param>
public sealed record CitationRun(string Text, int Number) : ArticleRun(Text);
