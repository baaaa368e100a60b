using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class PrivacyPageTests : PageContext
{
    [Fact]
    public void It_says_what_is_kept()
    {
        var page = Render<PrivacyPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("encrypted", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_the_clinic_where_it_is_and_who_hears_complaints()
    {
        var page = Render<PrivacyPage>(parameters => parameters.Add(component => component.Context, Patient(language: "de") with { Site = OwnSites.Full }));
        var text = page.Find("main").TextContent;
        Assert.All(new[] { "Test & Sons Spine Clinic", "020 7946 0018", "Hillside <1>, 1 Hill Road, London SE1 0AA", "2 River Road", "30 Tage" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal("https://ico.org.uk/", page.Find("main a[rel=noreferrer]").GetAttribute("href"));
    }

    [Fact]
    public void Every_jurisdiction_has_somebody_who_hears_complaints_and_elsewhere_the_page_says_whom_to_look_for()
    {
        Assert.All(Packs.Keys.Where(id => id != SpineClinic.Safety.JurisdictionPack.Elsewhere), id => Assert.NotNull(ComplaintsBody.Find(id)));
        Assert.Null(ComplaintsBody.Find("ZZ"));
        var context = Patient();
        var elsewhere = context with { Profile = context.Profile with { Clinic = new SpineClinic.Specialists.Clinic("A", "1", "ZZ", "Europe/London", "ZZ", 16) } };
        Assert.Contains("in your country", Render<PrivacyPage>(parameters => parameters.Add(component => component.Context, elsewhere)).Find("main").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GB-ENG", true)]
    [InlineData("DE", true)]
    [InlineData("US", false)]
    [InlineData("ZZ", false)]
    public void The_law_is_named_where_it_holds_and_rights_everywhere(string jurisdiction, bool holds)
    {
        var context = Patient();
        var there = context with { Profile = context.Profile with { Clinic = new SpineClinic.Specialists.Clinic("A", "1", "GB", "Europe/London", jurisdiction, 16) } };
        var text = Render<PrivacyPage>(parameters => parameters.Add(component => component.Context, there)).Find("main").TextContent;
        Assert.Equal(holds, text.Contains("General Data Protection Regulation", StringComparison.Ordinal));
        Assert.All(new[] { "a copy of what we hold", "correct what is wrong", "erase it", "emergency page: that it was shown" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<PrivacyPage>(parameters => parameters.Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/privacy");
    }
}
