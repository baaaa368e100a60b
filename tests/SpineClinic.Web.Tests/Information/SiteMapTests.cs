using System.Xml.Linq;
using SpineClinic.Mail;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class SiteMapTests : PageContext
{
    private static readonly ClinicAddress Site = new(new Uri("https://clinic.example"));
    private static readonly Article Unread = ArticleFiles.Make("Text.", "conditions/page.en.md");

    [Fact]
    public void Without_a_clinic_it_is_empty() => Assert.Empty(Urls([], ["/"], Unread));

    [Fact]
    public void An_article_has_the_day_of_its_review_and_one_that_nobody_read_has_none()
    {
        var reviewed = Unread with { Front = Unread.Front with { ReviewedBy = "Dr Example", ReviewedOn = new(2026, 5, 24) } };
        Assert.Equal("2026-05-24", Assert.Single(Urls(["en"], [], reviewed)).Elements().Single(element => element.Name.LocalName == "lastmod").Value);
        Assert.DoesNotContain(Assert.Single(Urls(["en"], [], Unread)).Elements(), element => element.Name.LocalName == "lastmod");
    }

    [Fact]
    public void A_page_stands_there_in_each_language_with_all_the_others_and_an_article_in_its_own()
    {
        var urls = Urls(["en", "de"], ["/contact"], Unread);
        Assert.Equal(
            ["https://clinic.example/contact", "https://clinic.example/contact?language=de", "https://clinic.example/conditions/page"],
            urls.Select(url => url.Elements().First().Value));
        Assert.All(urls.Take(2), url => Assert.Equal(
            [("en", "https://clinic.example/contact"), ("de", "https://clinic.example/contact?language=de"), ("x-default", "https://clinic.example/contact")],
            url.Elements().Where(element => element.Name.LocalName == "link").Select(link => ((string)link.Attribute("hreflang")!, (string)link.Attribute("href")!))));
        Assert.DoesNotContain(urls[^1].Elements(), element => element.Name.LocalName == "link");
    }

    private static List<XElement> Urls(string[] languages, string[] pages, params Article[] articles) =>
        [.. XDocument.Parse(SiteMap.Write(Site, pages, [.. languages.Select(language => Questionnaires.Wording(language))], articles.Select(article => (article.Address, article.Front.ReviewedOn)))).Root!.Elements()];
}
