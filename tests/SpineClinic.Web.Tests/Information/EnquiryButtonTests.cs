using System.Xml.Linq;
using AngleSharp.Html.Parser;
using SpineClinic.Mail;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class EnquiryButtonTests : PageContext
{
    private static readonly ClinicAddress Site = new(new Uri("https://clinic.example"));

    public static TheoryData<string, string> All => [.. Questionnaires.Languages.SelectMany(_ => (string[])[EnquiryButton.Light, EnquiryButton.Dark], (words, look) => (words.Language, look))];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DARK")]
    [InlineData("\"><script>")]
    public void A_look_that_there_is_not_is_light(string? look) => Assert.Equal("/button.svg", new EnquiryButton(Questionnaires.Wording("en"), look).Path);

    [Theory, MemberData(nameof(All))]
    public void The_line_is_a_link_around_a_picture_and_nothing_else(string language, string look)
    {
        var words = Questionnaires.Wording(language);
        var button = new EnquiryButton(words, look);
        var line = button.Line(Site);
        var link = Assert.Single(new HtmlParser().ParseDocument(line).Body!.Children);
        Assert.DoesNotContain("\n", line, StringComparison.Ordinal);
        Assert.Equal($"https://clinic.example/enquire{(language == "en" ? "" : $"?language={language}")}", link.GetAttribute("href"));
        var picture = Assert.Single(link.Children);
        Assert.Equal($"https://clinic.example{button.Path}", picture.GetAttribute("src"));
        Assert.Equal(words.Page("home", "ask"), picture.GetAttribute("alt"));
        Assert.Contains(words.Page("home", "ask"), line, StringComparison.Ordinal);
        Assert.Equal(["src", "alt", "width", "height"], picture.Attributes.Select(attribute => attribute.Name));
        Assert.Equal(look == EnquiryButton.Dark, button.Path.Contains("look=dark", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public void The_picture_is_sound_runs_nothing_asks_for_nothing_and_is_as_large_as_the_line_says(string language, string look)
    {
        var button = new EnquiryButton(Questionnaires.Wording(language), look);
        var picture = XDocument.Parse(button.Svg()).Root!;
        Assert.Equal((button.Width, EnquiryButton.Height), ((int)picture.Attribute("width")!, (int)picture.Attribute("height")!));
        Assert.Equal(["svg", "title", "rect", "g", "path", "path", "text"], picture.DescendantsAndSelf().Select(element => element.Name.LocalName));
        Assert.Equal([button.Text, button.Text], picture.Descendants().Where(element => element.Name.LocalName is "title" or "text").Select(element => element.Value));
        Assert.DoesNotContain(picture.DescendantsAndSelf().SelectMany(element => element.Attributes()), attribute => attribute.Name.LocalName is "href" or "style" or "onload");
        Assert.True(EnquiryButton.Height >= 44);
    }
}
