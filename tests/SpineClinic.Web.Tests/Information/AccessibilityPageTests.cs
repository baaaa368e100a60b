using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class AccessibilityPageTests : PageContext
{
    [Fact]
    public void It_says_what_was_not_tested()
    {
        var page = Render<AccessibilityPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("not yet been tested", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<AccessibilityPage>(parameters => parameters.Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/accessibility");
    }
}
