using Bunit;
using SpineClinic.Web.Information;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Information;

public sealed class HomePageTests : PageContext
{
    [Fact]
    public void It_leads_to_the_form_and_shows_the_emergency_signs()
    {
        var page = Render<HomePage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/enquire']"));
        Assert.NotNull(page.Find(".care-emergency"));
    }

    [Fact]
    public void It_leads_to_every_page_of_information()
    {
        var page = Render<HomePage>(parameters => parameters.Add(component => component.Context, Patient() with { Site = ClinicSite.Nothing with { Library = ArticleFiles.Library } }));
        var links = page.FindAll(".index a").Select(link => link.GetAttribute("href")).ToList();
        Assert.All(ArticleFiles.Library.Articles, article => Assert.Contains(article.Address, links));
        Assert.Contains("/conditions", links);
        Assert.Contains("/treatments", links);
        Assert.Empty(page.FindAll(".door-emergency"));
        Assert.Empty(Show(Patient() with { Site = ClinicSite.Nothing with { Library = ArticleFiles.Library, Off = [.. ArticleFiles.Library.Articles.Select(article => article.Address)] } }).FindAll(".band-read, .index"));
    }

    [Fact]
    public void What_surgery_is_for_comes_before_every_way_on()
    {
        var page = Show(Patient() with { Site = OwnSites.Full with { Library = ArticleFiles.Library } });
        var parts = page.FindAll(".hero-first, .hero .button, .care-emergency, #surgery, .doors-where, #news, ol.cards, .index").Select(part => part.Id is { Length: > 0 } id ? id : part.ClassName);
        Assert.Equal(["hero-first", "button", "care care-emergency", "surgery", "doors-where no-print", "news", "cards", "index"], parts);
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void In_another_language_every_link_keeps_it(string language)
    {
        var page = Render<HomePage>(parameters => parameters.Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages }));
        InformationPages.AssertIn(Questionnaires.Wording(language), page.Markup, "/");
    }

    [Fact]
    public void News_are_there_while_they_are_current_and_a_preview_says_what_it_is()
    {
        Assert.Empty(Show(Patient()).FindAll("#news, meta[name=robots], .preview-bar"));
        var page = Show(Patient() with { Site = OwnSites.Full, Preview = new LookPreview("/x", []) });
        Assert.Equal(2, page.FindAll("main article").Count);
        Assert.Equal("noindex", page.Find("meta[name=robots]").GetAttribute("content"));
        Assert.Single(page.FindAll(".preview-bar"));
    }

    private IRenderedComponent<HomePage> Show(PatientContext context) => Render<HomePage>(parameters => parameters.Add(component => component.Context, context));
}
