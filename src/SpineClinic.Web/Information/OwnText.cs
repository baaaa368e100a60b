using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace SpineClinic.Web.Information;

/// <summary>
/// Reads what a clinic wrote itself with the same reader as our own pages. Markup of web pages is refused, not shown; links lead to pages of ours, or to an
/// https address. Mail and phone links are refused: the phone number is on every page, and an address in a text goes out of date unseen.
/// </summary>
public static partial class OwnText
{
    // Our drawings belong to the texts that explain them.
    private static readonly PictureLibrary NoPictures = PictureLibrary.Load([]);

    // What the reader calls a thing, and what a manager calls it.
    private static readonly (string Type, string Words)[] Names =
    [
        ("QuoteBlock", "A quotation (>)"), ("FencedCodeBlock", "A block of code"), ("CodeBlock", "A line that begins with four spaces"), ("ThematicBreakBlock", "A line across (---)"),
        ("HeadingBlock", "A heading of another level"), ("LinkReferenceDefinitionGroup", "A link that is defined elsewhere"), ("LinkInline", "A picture, or a link to something that is no page of ours and no https address"),
        ("AutolinkInline", "An address in angle brackets"), ("CodeInline", "Code (`)"), ("EmphasisInline", "Slanted words (*)"), ("HtmlEntityInline", "A sign written as & and a name"),
    ];

    /// <summary>The text in its kinds of block, with everything that is wrong with it, by line counted from 1. What is wrong is left out.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="isPage">Whether an address of ours, from "/", is a page; null takes all for one.</param>
    public static (IReadOnlyList<ArticleBlock> Blocks, IReadOnlyList<(int Line, string Problem)> Faults) Read(string text, Func<string, bool>? isPage = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n");
        List<ArticleBlock> blocks = [];
        List<(int Line, string Problem)> faults = [.. lines.Split('\n').Index().Where(line => Markup().IsMatch(line.Item)).Select(line => (line.Index + 1, "markup of web pages (<…>) has no place here"))];
        var hasHeading = false;
        foreach (var block in Parse(lines, faults))
        {
            try
            {
                if (block is LinkReferenceDefinitionGroup group)
                {
                    // It stands nowhere itself: the reader of Markdown gathers such lines from the whole text.
                    faults.AddRange(group.Select(definition => (definition.Line + 1, Plain(nameof(LinkReferenceDefinitionGroup) + " has no place here"))));
                    continue;
                }

                if (block is HeadingBlock { Level: 3 } && !hasHeading)
                {
                    faults.Add((block.Line + 1, "a heading of the second kind (###) needs one of the first (##) before it"));
                }

                hasHeading |= block is HeadingBlock { Level: 2 };
                var read = new ArticleReader([], NoPictures, lines.AsSpan(0, block.Span.Start).Count('\n'), allowsOutside: true).Read(lines[block.Span.Start..Math.Min(block.Span.End + 1, lines.Length)]);
                blocks.AddRange(read);
                faults.AddRange(LinksOf(read).Where(address => address[0] == '/' && isPage?.Invoke(address) == false).Select(address => (block.Line + 1, $"“{address}” is no page of this site")));
            }
            catch (ArticleFaultException fault)
            {
                faults.Add((fault.Line, Plain(fault.Message)));
            }
        }

        return (blocks, [.. faults.OrderBy(fault => fault.Line)]);
    }

    private static MarkdownDocument Parse(string text, List<(int Line, string Problem)> faults)
    {
        try
        {
            return ArticleReader.Parse(text);
        }
        catch (ArticleFaultException fault)
        {
            faults.Add((fault.Line, fault.Message));
            return new MarkdownDocument();
        }
    }

    private static IEnumerable<string> LinksOf(IEnumerable<ArticleBlock> blocks) => blocks.SelectMany(block => block switch
    {
        ArticleParagraph paragraph => paragraph.Runs,
        ArticleList list => list.Points.SelectMany(point => point),
        _ => [],
    }).OfType<LinkRun>().Select(link => link.Address);

    private static string Plain(string message)
    {
        var (type, words) = Array.Find(Names, name => message.StartsWith(name.Type, StringComparison.Ordinal));
        var said = type is null ? message : words + message[type.Length..];
        return said.Replace(", links to our own pages, citations such as [@nice-ng59], and a picture as a paragraph or point of its own", " and links to our own pages or to https addresses", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"<[a-zA-Z/!?][^>]*>|<(script|style|iframe|img|svg)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
