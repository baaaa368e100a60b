using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SpineClinic.Web.Information;

/// <summary>Markdown's image, in our own pages for drawings of ours: "![Caption](picture:name)" shows one, "![Label](people:10-24/100) Sentence." draws the sentence's figure as people.</summary>
internal sealed partial class ArticleReader
{
    private const string PictureScheme = "picture:";
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    private bool IsPicture(Block block) => !allowsOutside && block is ParagraphBlock { Inline: { FirstChild: LinkInline { IsImage: true } image } inlines } && image == inlines.LastChild;

    private ArticlePicture PicturePoint(Block item) =>
        item is ListItemBlock { Count: 1 } point && IsPicture(point[0]) ? ReadPicture((ParagraphBlock)point[0]) : throw Fault(item, "a list of pictures holds one picture a point, and nothing else");

    private ArticlePicture ReadPicture(ParagraphBlock paragraph)
    {
        var image = (LinkInline)paragraph.Inline!.FirstChild!;
        var name = image.Url?.StartsWith(PictureScheme, StringComparison.Ordinal) == true
            ? image.Url[PictureScheme.Length..]
            : throw Fault(paragraph, $"'{image.Url}' is no picture of ours: use {PictureScheme}name");
        var picture = pictures.Find(name) ?? throw Fault(paragraph, $"there is no picture '{name}'");
        return !shown.Add(name) ? throw Fault(paragraph, $"the picture '{name}' is on the page twice") : new ArticlePicture(picture, Caption(image, paragraph));
    }

    private ArticleCounts ReadCounts(ParagraphBlock paragraph)
    {
        List<PeopleCount> counts = [];
        var inline = paragraph.Inline!.FirstChild;
        for (; inline is LinkInline { IsImage: true } or LineBreakInline || IsSpace(inline); inline = inline!.NextSibling)
        {
            if (inline is LinkInline image)
            {
                var share = PeopleShare.FromAddress(image.Url) ?? throw Fault(paragraph, $"'{image.Url}' is no figure: write people:10-24/100, of 10, 100 or 1000");
                counts.Add(new PeopleCount(Caption(image, paragraph), share));
            }
        }

        List<Inline> sentences = [];
        for (; inline is not null; inline = inline.NextSibling)
        {
            sentences.Add(inline);
        }

        var runs = Runs(paragraph, sentences);
        var said = SentenceEnd().Split(string.Concat(runs.Select(run => run is CitationRun ? $"[@{run.Text}]" : run.Text)));
        foreach (var count in counts)
        {
            var sentence = said.FirstOrDefault(sentence => PeopleShare.In(sentence).Contains(count.Share)) ?? throw Fault(paragraph, $"'{count.Share.Text}' is drawn but not said beside it");
            if (!Citation().IsMatch(sentence))
            {
                throw Fault(paragraph, $"the sentence with '{count.Share.Text}' cites no source");
            }
        }

        return new ArticleCounts(counts, runs is [PlainRun first, .. var rest] ? [new PlainRun(first.Text.TrimStart()), .. rest] : runs);
    }

    private string Caption(LinkInline image, Block block) =>
        image.Title is not (null or "") ? throw Fault(block, "a picture has no title: write its caption in the square brackets")
        : Words(image, block) is { Length: > 0 } caption ? caption
        : throw Fault(block, "a picture needs a caption in the square brackets");

    private static bool IsSpace(Inline? inline) => inline is LiteralInline literal && string.IsNullOrWhiteSpace(literal.Content.ToString());

    [GeneratedRegex(@"(?<=[.?!])\s+")]
    private static partial Regex SentenceEnd();
}
