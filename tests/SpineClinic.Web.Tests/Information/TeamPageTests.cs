using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class TeamPageTests : PageContext
{
    [Fact]
    public void It_lists_those_whose_profile_is_published_and_who_see_patients()
    {
        var page = Render<TeamPage>(parameters => parameters.Add(one => one.Context, Patient() with { Site = OwnSites.Full }));
        var link = Assert.Single(page.FindAll(".topics a"));
        Assert.Equal(("Dr <Back>, FRCS", "/team/dr-back"), (link.TextContent, link.GetAttribute("href")));
        OwnSites.Back.IsActive = false;
        Assert.Empty(OwnSites.Full.Team);
        OwnSites.Back.IsActive = true;
    }

    [Fact]
    public void It_is_found_in_the_clinics_own_language_alone()
    {
        var page = Render<TeamPage>(parameters => parameters.Add(one => one.Context, Patient(language: "ar") with { Languages = Questionnaires.Languages, Site = OwnSites.Full }));
        Assert.Empty(page.FindAll("link[rel=alternate]"));
        Assert.Equal("https://clinic.example/team", page.Find("link[rel=canonical]").GetAttribute("href"));
        Assert.Contains("\"CollectionPage\"", page.Find("script").TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<TeamPage>(parameters => parameters.Add(one => one.Context, Patient(language: language) with { Languages = Questionnaires.Languages, Site = OwnSites.Full }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/team");
    }
}
