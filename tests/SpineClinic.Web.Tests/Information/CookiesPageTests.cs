using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class CookiesPageTests : PageContext
{
    [Fact]
    public void It_says_how_many_there_are()
    {
        var page = Render<CookiesPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("two cookies", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<CookiesPage>(parameters => parameters.Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/cookies");
    }
}
