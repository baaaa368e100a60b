using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class NewsPageTests : PageContext
{
    [Fact]
    public void It_lists_all_that_is_current()
    {
        var page = Render<NewsPage>(parameters => parameters.Add(one => one.Context, Patient() with { Site = OwnSites.Full }));
        Assert.Equal(["News", "A new <door>", "Second"], page.FindAll("main h1, main h2").Select(heading => heading.TextContent));
    }

    [Theory]
    [InlineData("en", "A new <door>")]
    [InlineData("ar", "الأخبار, Test & Sons Spine Clinic")]
    public void It_is_found_in_the_clinics_own_language_alone_and_describes_itself_in_the_readers(string language, string description)
    {
        var page = Render<NewsPage>(parameters => parameters.Add(one => one.Context, Patient(language: language) with { Languages = Questionnaires.Languages, Site = OwnSites.Full }));
        Assert.Empty(page.FindAll("link[rel=alternate]"));
        Assert.Equal(("https://clinic.example/news", description), (page.Find("link[rel=canonical]").GetAttribute("href"), page.Find("meta[name=description]").GetAttribute("content")));
        Assert.Contains("\"CollectionPage\"", page.Find("script").TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<NewsPage>(parameters => parameters.Add(one => one.Context, Patient(language: language) with { Languages = Questionnaires.Languages, Site = OwnSites.Full }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/news");
    }
}
