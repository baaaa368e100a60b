using System.Text.RegularExpressions;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

/// <summary>The articles of this build as plain text, and small articles for the twins of each rule.</summary>
internal static partial class ArticleFiles
{
    public const string Sources = """[{ "id": "one-2020", "citation": "One", "year": 2020, "url": "https://one.example/" }, { "id": "two-2021", "citation": "Two", "year": null, "url": "https://two.example/" }]""";

    private const string Head = """
        ---
        title: A page
        summary: What it says.
        sources: one-2020
        reviewed by: Not yet reviewed by a clinician
        reviewed on: never
        review due: 2027-05-24
        order: 1
        ---
        """;

    public static InformationLibrary Library { get; } = InformationLibrary.Load();

    public static TheoryData<string> Addresses => [.. Library.Articles.Select(article => article.Address)];

    public static TheoryData<string> WithSections => [.. Library.Articles.Where(article => article.Kind != ArticleKind.Guide).Select(article => article.Address)];

    public static string File(string body = "Text.", string find = "\n\n", string replace = "\n\n") => $"{Head}\n{body}\n".Replace(find, replace, StringComparison.Ordinal);

    public static Article Make(string body, string file = "page.en.md") => Assert.Single(InformationLibrary.Load([(file, File(body))], Sources).Articles);

    /// <summary>Every text that a reader meets, one a heading, paragraph or point; citations as "[@id]".</summary>
    public static IReadOnlyList<string> Texts(Article article) => [article.Front.Title, article.Front.Summary, .. Body(article).SelectMany(section => section.Texts.Prepend(section.Heading)).Where(text => text.Length > 0)];

    /// <summary>The sections under headings of level 2, in order; what stands before the first has an empty heading.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<string> Texts)> Body(Article article)
    {
        List<(string Heading, List<string> Texts)> sections = [("", [])];
        foreach (var block in article.Blocks)
        {
            switch (block)
            {
                case ArticleHeading { Level: 2 } heading:
                    sections.Add((heading.Text, []));
                    break;
                case ArticleHeading heading:
                    sections[^1].Texts.Add(heading.Text);
                    break;
                case ArticleParagraph paragraph:
                    sections[^1].Texts.Add(Text(paragraph.Runs));
                    break;
                case ArticlePicture picture:
                    sections[^1].Texts.AddRange(Said(picture));
                    break;
                case ArticlePictureRow row:
                    sections[^1].Texts.AddRange(row.Pictures.SelectMany(Said));
                    break;
                case ArticleCounts counts:
                    sections[^1].Texts.Add(Text(counts.Runs));
                    break;
                case ArticleList list:
                    sections[^1].Texts.AddRange(list.Points.Select(Text));
                    break;
                default:
                    throw new InvalidOperationException(block.GetType().Name);
            }
        }

        return [.. sections.Select(section => (section.Heading, (IReadOnlyList<string>)section.Texts))];
    }

    public static string Section(Article article, string heading) => string.Join('\n', Body(article).Where(section => section.Heading == heading).SelectMany(section => section.Texts));

    public static string Whole(Article article) => string.Join('\n', Texts(article));

    public static IEnumerable<string> Sentences(Article article) => Texts(article).SelectMany(text => SentenceEnd().Split(text));

    /// <summary>Every picture of an article, in a row or alone.</summary>
    public static IReadOnlyList<ArticlePicture> Pictures(Article article) => [.. article.Blocks.SelectMany(block => block switch
    {
        ArticlePicture picture => [picture],
        ArticlePictureRow row => row.Pictures,
        _ => (IReadOnlyList<ArticlePicture>)[],
    })];

    private static IEnumerable<string> Said(ArticlePicture picture) => [picture.Caption, picture.Picture.Title, picture.Picture.Description, .. picture.Picture.Labels];

    private static string Text(IEnumerable<ArticleRun> runs) => string.Concat(runs.Select(run => run is CitationRun ? $"[@{run.Text}]" : run is FieldRun ? $"{{{run.Text}}}" : run.Text));

    [GeneratedRegex(@"(?<=[.?!])\s+")]
    private static partial Regex SentenceEnd();
}
