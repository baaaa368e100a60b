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

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<NewsPage>(parameters => parameters.Add(one => one.Context, Patient(language: language) with { Languages = Questionnaires.Languages, Site = OwnSites.Full }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/news");
    }
}
