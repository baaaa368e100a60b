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

    [Fact]
    public void What_the_clinic_does_not_show_is_in_no_list_and_an_empty_list_has_no_heading()
    {
        string[] off = ["/treatments/injections", .. ArticleFiles.Library.Of(ArticleKind.Guide).Concat(ArticleFiles.Library.Of(ArticleKind.Condition)).Select(article => article.Address)];
        var page = Show(ArticleKind.Treatment, "en", off);
        Assert.Equal(9, Assert.Single(page.FindAll("ul.topics[lang]")).Children.Length);
        Assert.DoesNotContain("injections", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(Questionnaires.Wording("en").Page("information", "guidesHeading"), page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href='/conditions']"));
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_it_says_that_the_pages_are_in_english(string language)
    {
        var page = Show(ArticleKind.Condition, language);
        Assert.Equal(Questionnaires.Wording(language).Page("information", "pagesInEnglish"), page.Find(".notice-info").TextContent.Trim());
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/conditions");
    }

    private IRenderedComponent<TopicsPage> Show(ArticleKind kind, string language, params string[]? off) => Render<TopicsPage>(parameters => parameters
        .Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages, Site = ClinicSite.Nothing with { Library = ArticleFiles.Library, Off = off ?? [] } })
        .Add(component => component.Kind, kind));
}
