using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class ContactPageTests : PageContext
{
    [Fact]
    public void It_dials_the_clinic()
    {
        var page = Render<ContactPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:+442079460018", page.Find("main .lead a").GetAttribute("href"));
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<ContactPage>(parameters => parameters.Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/contact");
    }
}
