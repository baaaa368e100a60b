using System.Text.RegularExpressions;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class PictureLibraryTests
{
    private static readonly string Styles = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/SpineClinic.Web/wwwroot/site.css"));

    [Theory]
    [InlineData("<script>alert(1)</script>", 3, "'script' has no place")]
    [InlineData("<image href=\"/x.png\" />", 3, "'image' has no place")]
    [InlineData("<style>*{}</style>", 3, "'style' has no place")]
    [InlineData("<g>\n<foreignObject />\n</g>", 4, "'foreignObject' has no place")]
    [InlineData("<path style=\"fill:red\" />", 3, "'style' has no place")]
    [InlineData("<path fill=\"#f00\" />", 3, "'fill' has no place")]
    [InlineData("<path onclick=\"x()\" />", 3, "'onclick' has no place")]
    [InlineData("<use href=\"https://elsewhere.example/a.svg#b\" />", 3, "there is no 'https")]
    [InlineData("<use href=\"#part-c\" />", 3, "there is no '#part-c'")]
    [InlineData("<path>", 4, "path")]
    public void What_a_picture_may_not_have_names_its_file_and_line_and_leaves_the_others_up(string shapes, int line, string problem)
    {
        var library = PictureLibrary.Load([PictureFiles.Make(shapes), PictureFiles.Parts, ("two.svg", PictureFiles.Make("<path d=\"M0 0\" />").Text)]);
        var fault = Assert.Single(library.Faults);
        Assert.Equal(("one.svg", line), (fault.File, fault.Line));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Null(library.Find("one"));
        Assert.NotNull(library.Find("two"));
    }

    [Theory, InlineData("<desc>What it shows.</desc>", "'title' is missing"), InlineData("<title>One</title>", "'desc' is missing"), InlineData("<title>One</title><desc></desc>", "'desc' is missing")]
    public void A_picture_that_says_nothing_to_who_cannot_see_it_is_left_out(string words, string problem) =>
        Assert.StartsWith(problem, Assert.Single(PictureLibrary.Load([PictureFiles.Make("<path />", words)]).Faults).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_page_with_a_picture_that_was_left_out_is_left_out_too()
    {
        var library = InformationLibrary.Load([("page.en.md", ArticleFiles.File("![One](picture:one)"))], ArticleFiles.Sources, PictureLibrary.Load([PictureFiles.Make("<script />")]));
        Assert.Equal(["one.svg", "page.en.md"], library.Faults.Select(fault => fault.File));
    }

    [Fact]
    public void A_picture_knows_its_words_and_every_shape_that_it_needs()
    {
        var picture = PictureLibrary.Load([PictureFiles.Make("<g><use href=\"#part-b\" /><text x=\"1\" y=\"2\">disc</text></g>"), PictureFiles.Parts]).Find("one")!;
        Assert.Equal(("One", "What it shows.", "0 0 320 10"), (picture.Title, picture.Description, picture.ViewBox));
        Assert.Equal(["disc"], picture.Labels);
        Assert.Equal(["part-a", "part-b"], picture.Parts.Select(part => part.Attributes["id"]));
    }

    [Fact]
    public void Every_picture_of_this_build_is_sound_and_shown_on_a_page()
    {
        Assert.Empty(PictureLibrary.Built.Faults);
        var shown = ArticleFiles.Library.Articles.SelectMany(ArticleFiles.Pictures).Select(picture => picture.Picture.Name).Distinct();
        Assert.Equal(PictureLibrary.Built.Pictures.Select(picture => picture.Name).Order(), shown.Order());
    }

    [Fact]
    public void Every_look_that_a_picture_asks_for_is_in_the_stylesheet()
    {
        var known = File.ReadAllText(Styles);
        var used = PictureLibrary.Built.Pictures.SelectMany(picture => picture.Shapes.Concat(picture.Parts)).SelectMany(shape => shape.All)
            .Select(shape => shape.Attributes.GetValueOrDefault("class")).OfType<string>().SelectMany(names => names.Split(' ')).Distinct().ToList();
        Assert.NotEmpty(used);
        Assert.All(used, name => Assert.Matches($@"\.{Regex.Escape(name)}\b", known));
        Assert.DoesNotMatch(@"\.d-no-such-look\b", known);
    }
}
