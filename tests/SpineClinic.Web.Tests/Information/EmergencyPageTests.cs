using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class EmergencyPageTests : PageContext
{
    [Fact]
    public void It_dials_the_emergency_number()
    {
        var page = Render<EmergencyPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:999", page.Find("a.call-number").GetAttribute("href"));
    }

    [Fact]
    public void In_another_language_the_clinics_own_stands_below_with_its_number()
    {
        Assert.Single(Render<EmergencyPage>(parameters => parameters.Add(component => component.Context, Patient())).FindAll("a.call-number"));
        var page = Render<EmergencyPage>(parameters => parameters.Add(component => component.Context, Patient(language: "ar")));
        var below = page.Find("div[lang=en][dir=ltr]");
        Assert.Equal("tel:999", below.QuerySelector("a.call-number")!.GetAttribute("href"));
        Assert.Equal(["tel:999", "tel:999"], page.FindAll("a.call-number").Select(link => link.GetAttribute("href")));
        Assert.True(page.Markup.IndexOf("اتصل بالرقم 999", StringComparison.Ordinal) < page.Markup.IndexOf("Call 999", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<EmergencyPage>(parameters => parameters.Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/emergency");
    }
}
