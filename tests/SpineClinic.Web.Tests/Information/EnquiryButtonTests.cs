using System.Xml.Linq;
using AngleSharp.Html.Parser;
using SpineClinic.Mail;
using SpineClinic.Web.Information;
using SpineClinic.Website;

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
        var picture = XDocument.Parse(button.Svg(ClinicLook.Plain)).Root!;
        Assert.Equal((button.Width, EnquiryButton.Height), ((int)picture.Attribute("width")!, (int)picture.Attribute("height")!));
        Assert.Equal(["svg", "title", "rect", "g", "path", "path", "text"], picture.DescendantsAndSelf().Select(element => element.Name.LocalName));
        Assert.Equal([button.Text, button.Text], picture.Descendants().Where(element => element.Name.LocalName is "title" or "text").Select(element => element.Value));
        Assert.DoesNotContain(picture.DescendantsAndSelf().SelectMany(element => element.Attributes()), attribute => attribute.Name.LocalName is "href" or "style" or "onload");
        Assert.True(EnquiryButton.Height >= 44);
    }

    [Theory, MemberData(nameof(All))]
    public void It_is_in_the_clinics_colours_and_its_words_can_be_read(string language, string look)
    {
        var own = ClinicLook.Plain with { Brand = Colour.Of("#7a1f5c"), Accent = Colour.Of("#f0c0a0") };
        foreach (var clinic in new[] { ClinicLook.Plain, own })
        {
            var fills = XDocument.Parse(new EnquiryButton(Questionnaires.Wording(language), look).Svg(clinic)).Descendants().Attributes("fill").Select(fill => Colour.Of(fill.Value)).ToList();
            var scheme = look == EnquiryButton.Dark ? clinic.Dark : clinic.Light;
            Assert.Equal((scheme.Brand, scheme.OnBrand), (fills[0], fills[^1]));
            Assert.InRange(fills[^1].ContrastWith(fills[0]), BrandCheck.Least, 21);
            Assert.True(fills[2].ContrastWith(fills[0]) >= 3, $"The accent {fills[2]} on {fills[0]}");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Beside_a_logo_of_the_clinics_our_mark_stands_nowhere_and_the_words_are_in_the_middle(string language, string look)
    {
        var button = new EnquiryButton(Questionnaires.Wording(language), look);
        var picture = XDocument.Parse(button.Svg(ClinicLook.Plain with { Logo = "a.png" })).Root!;
        Assert.Equal(["svg", "title", "rect", "text"], picture.DescendantsAndSelf().Select(element => element.Name.LocalName));
        Assert.Equal((button.Width, button.Width / 2), ((int)picture.Attribute("width")!, (int)picture.Elements().Last().Attribute("x")!));
    }
}
