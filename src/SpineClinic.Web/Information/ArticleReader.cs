using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SpineClinic.Privacy;

namespace SpineClinic.Web.Information;

/// <summary>Reads an article's text into its few kinds of block. What has no kind is a fault, never passed on.</summary>
/// <param name="sources">Ids that this article may cite, in the order of their numbers.</param>
/// <param name="pictures">Drawings that it may show.</param>
/// <param name="firstLine">Index of the text's first line within the file.</param>
/// <param name="allowsOutside">Whether links may lead to https addresses of others, as in what a clinic writes itself.</param>
internal sealed partial class ArticleReader(IReadOnlyList<string> sources, PictureLibrary pictures, int firstLine, bool allowsOutside = false)
{
    // Longer lists are not read by anybody, and a year is beyond it.
    private const int MostStart = 100;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <exception cref="ArticleFaultException">There is something that an article may not have.</exception>
    public IReadOnlyList<ArticleBlock> Read(string text) => [.. Parse(text, firstLine).SelectMany(block => block is QuoteBlock quote && !allowsOutside ? ReadUrgent(quote) : [ReadBlock(block)])];

    /// <summary>The text as the reader of Markdown sees it, which goes only so deep.</summary>
    /// <exception cref="ArticleFaultException">Things stand within each other too deeply.</exception>
    public static MarkdownDocument Parse(string text, int firstLine = 0)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            var lines = text.Split('\n');
            throw new ArticleFaultException(firstLine + 1 + Math.Max(0, lines.Length == 1 ? 0 : Array.FindIndex(lines, IsTooDeep)), "things stand within each other too deeply");
        }
    }

    private static bool IsTooDeep(string line)
    {
        try
        {
            Markdown.Parse(line, Pipeline);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private ArticleBlock ReadBlock(Block block) => block switch
    {
        HeadingBlock { Level: 2 or 3 } heading => new ArticleHeading(heading.Level, Said(heading.Inline!, heading)),
        ParagraphBlock paragraph when IsPicture(paragraph) => ReadPicture(paragraph),
        ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: true } } paragraph when !allowsOutside => ReadCounts(paragraph),
        ParagraphBlock paragraph => new ArticleParagraph(Runs(paragraph)),
        ListBlock list when list.Any(item => item is ListItemBlock { Count: > 0 } point && IsPicture(point[0])) => new ArticlePictureRow(list.IsOrdered, [.. list.Select(PicturePoint)], StartOf(list)),
        ListBlock list => new ArticleList(list.IsOrdered, [.. list.Select(Point)], StartOf(list)),
        _ => throw Fault(block, $"{block.GetType().Name} has no place here: use headings of level 2 and 3, paragraphs and lists"),
    };

    private IEnumerable<ArticleBlock> ReadUrgent(QuoteBlock quote)
    {
        List<ArticleBlock> blocks = [.. quote.Select(ReadBlock)];
        return blocks.TrueForAll(block => block is ArticleParagraph or ArticleList) && blocks.OfType<ArticleParagraph>().Any(paragraph => paragraph.Runs.Any(run => run is LinkRun { Address: "/emergency" }))
            ? blocks.Select(block => block with { IsUrgent = true })
            : throw Fault(quote, "what stands out (>) are paragraphs and lists of who needs help now, with a link to /emergency");
    }

    // A year at the beginning of a sentence looks like a number of a list, and its paragraph would be taken in.
    private int StartOf(ListBlock list) => !list.IsOrdered || !int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? 1
        : start <= MostStart ? start
        : throw Fault(list, $"“{start}{list.OrderedDelimiter}” begins a numbered list here. In a sentence, write “{start}\\{list.OrderedDelimiter}” with a backslash, or other words first, such as “In {start}”");

    private List<ArticleRun> Point(Block item) =>
        item is ListItemBlock { Count: 1 } point && point[0] is ParagraphBlock paragraph ? Runs(paragraph) : throw Fault(item, "a point is one paragraph");

    private List<ArticleRun> Runs(ParagraphBlock paragraph) => Runs(paragraph, paragraph.Inline!);

    private List<ArticleRun> Runs(ParagraphBlock paragraph, IEnumerable<Inline> inlines)
    {
        List<ArticleRun> runs = [];
        var text = "";
        foreach (var inline in inlines)
        {
            if (inline is LiteralInline or LineBreakInline)
            {
                text += inline is LiteralInline literal ? literal.Content.ToString() : " ";
                continue;
            }

            runs.AddRange(Cited(text, paragraph));
            text = "";
            runs.Add(inline switch
            {
                EmphasisInline { DelimiterCount: 2 } strong => new StrongRun(Said(strong, paragraph)),
                LinkInline { IsImage: false, Url: { } address } link when IsOurs(address) => new LinkRun(Said(link, paragraph), address),
                LinkInline { IsImage: false, Url: { } address } link when allowsOutside && Outside(address) is { } outside => new LinkRun(Said(link, paragraph), outside),
                _ => throw Fault(paragraph, $"{inline.GetType().Name} has no place here: use **strong** words, links to our own pages, citations such as [@nice-ng59], and a picture as a paragraph or point of its own"),
            });
        }

        runs.AddRange(Cited(text, paragraph));
        return runs;
    }

    // "[@id]" and "{name}" are no Markdown, so that they arrive as text.
    private IEnumerable<ArticleRun> Cited(string text, Block block)
    {
        var from = 0;
        foreach (Match mark in Mark().Matches(text).Where(match => match.Groups["id"].Success || !allowsOutside))
        {
            if (mark.Index > from)
            {
                yield return new PlainRun(text[from..mark.Index]);
            }

            yield return mark.Groups["id"].Success ? Cite(mark.Groups["id"].Value, block) : Field(mark.Groups["field"].Value, block);
            from = mark.Index + mark.Length;
        }

        if (from < text.Length)
        {
            yield return new PlainRun(text[from..]);
        }
    }

    private CitationRun Cite(string id, Block block)
    {
        var place = sources.ToList().IndexOf(id);
        return place >= 0 ? new CitationRun(id, place + 1)
            : allowsOutside ? throw Fault(block, $"“[@{id}]” is how our own pages name a source. Write a link to it instead, such as [words](https://…)")
            : throw Fault(block, $"'{id}' is cited but not among the page's sources");
    }

    private FieldRun Field(string name, Block block) =>
        FieldRun.Known.Contains(name) ? new FieldRun(name) : throw Fault(block, $"there is no '{{{name}}}'; known are {string.Join(", ", FieldRun.Known)}");

    private string Said(ContainerInline inlines, Block block) =>
        Words(inlines, block) is var words && !PersonalText.IsBlank(words) ? words : throw Fault(block, "headings, strong words and links need words that can be seen");

    private string Words(ContainerInline inlines, Block block) => string.Concat(inlines.Select(inline =>
        inline is LiteralInline literal ? literal.Content.ToString() : throw Fault(block, "headings, strong words and links hold plain words only")));

    // A browser takes "//" and "/\" for the beginning of another site's address.
    private static bool IsOurs(string address) => address is "/" or ['/', not ('/' or '\\'), ..];

    private static string? Outside(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.Host.Contains('.', StringComparison.Ordinal) ? uri.AbsoluteUri : null;

    private ArticleFaultException Fault(Block block, string problem) => new(firstLine + block.Line + 1, problem);

    [GeneratedRegex(@"\[@(?<id>[a-z0-9-]+)\]|\{(?<field>\w*)\}")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\[@[a-z0-9-]+\]")]
    private static partial Regex Citation();
}
