using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class TopicsPageTests : PageContext
{
    [Theory, InlineData(ArticleKind.Condition, "Conditions", 8), InlineData(ArticleKind.Treatment, "Treatments", 10)]
    public void It_lists_its_pages_and_the_guides(ArticleKind kind, string heading, int count)
    {
        var page = Show(kind, "en");
        Assert.Equal(heading, page.Find("h1").TextContent);
        Assert.Equal([count, 6], page.FindAll("ul.topics[lang]").Select(list => list.Children.Length));
        Assert.Empty(page.FindAll(".notice-info"));
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_it_says_that_the_pages_are_in_english(string language)
    {
        var page = Show(ArticleKind.Condition, language);
        Assert.Equal(Questionnaires.Wording(language).Page("information", "pagesInEnglish"), page.Find(".notice-info").TextContent.Trim());
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/conditions");
    }

    private IRenderedComponent<TopicsPage> Show(ArticleKind kind, string language) => Render<TopicsPage>(parameters => parameters
        .Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages })
        .Add(component => component.Kind, kind).Add(component => component.Library, ArticleFiles.Library));
}
