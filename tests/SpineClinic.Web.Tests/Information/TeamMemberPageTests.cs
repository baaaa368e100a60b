using Bunit;
using SpineClinic.Web.Information;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Information;

public sealed class TeamMemberPageTests : PageContext
{
    [Fact]
    public void It_says_the_register_interests_and_languages()
    {
        var page = Show("en");
        Assert.Equal(["Special interests", "Speaks", "Register"], page.FindAll("dt").Select(term => term.TextContent));
        Assert.Equal(["English", "français"], page.FindAll("bdi[lang]").Select(language => language.TextContent));
        Assert.Contains("Register, number 0001234", page.Find("dl").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_has_no_heading()
    {
        var profile = new TeamProfile(OwnSites.Back.Id, "dr-back");
        profile.Write("", "Register", "1", "", "", isPublished: true);
        var nobody = new SpineClinic.Specialists.Specialist("Dr Plain", "x@clinic.example", [], null);
        var page = Render<TeamMemberPage>(parameters => parameters.Add(one => one.Context, Patient() with { Site = OwnSites.Full }).Add(one => one.Member, new TeamMember(nobody, profile)));
        Assert.Equal(["Register"], page.FindAll("dt").Select(term => term.TextContent));
        Assert.Empty(page.FindAll("main .lead"));
    }

    [Theory]
    [InlineData("en", "Dr <Back>, FRCS: Sciatica <2>")]
    [InlineData("ar", "Dr <Back>, FRCS")]
    public void It_is_found_in_the_clinics_own_language_alone_and_claims_no_other(string language, string description)
    {
        var page = Show(language);
        Assert.Empty(page.FindAll("link[rel=alternate]"));
        Assert.Equal(("https://clinic.example/team/dr-back", description), (page.Find("link[rel=canonical]").GetAttribute("href"), page.Find("meta[name=description]").GetAttribute("content")));
        Assert.Contains("\"Person\"", page.Find("script").TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language) => InformationPages.AssertIn(Questionnaires.Wording(language), Show(language).Markup, "/team/dr-back");

    private IRenderedComponent<TeamMemberPage> Show(string language) => Render<TeamMemberPage>(parameters => parameters
        .Add(one => one.Context, Patient(language: language) with { Languages = Questionnaires.Languages, Site = OwnSites.Full }).Add(one => one.Member, OwnSites.Member));
}
