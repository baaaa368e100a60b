using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class CookiesPageTests : PageContext
{
    [Fact]
    public void It_names_each_as_a_browser_shows_it()
    {
        var page = Render<CookiesPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal(["__Host-draft", "__Host-status", "__Host-invitation", "__Host-appointment", "__Host-staff"], page.FindAll("code").Select(name => name.TextContent));
        Assert.Contains("30 days", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("20 hours", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("12 hours", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<CookiesPage>(parameters => parameters.Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/cookies");
    }
}
