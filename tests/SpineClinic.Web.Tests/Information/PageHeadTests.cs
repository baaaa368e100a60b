using System.Text.Json.Nodes;
using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Web.Information;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Information;

public sealed class PageHeadTests : PageContext
{
    [Fact]
    public void A_page_in_one_language_alone_names_no_other_and_is_found_at_one_address_whatever_is_around_it()
    {
        var page = Show("de", languages: [Questionnaires.Wording("en")]);
        Assert.Empty(page.FindAll("link[rel=alternate]"));
        Assert.Equal("https://clinic.example/conditions", page.Find("link[rel=canonical]").GetAttribute("href"));
        Assert.Equal("https://clinic.example/conditions", Property(page, "og:url"));
    }

    [Fact]
    public void Without_knowing_the_languages_it_names_only_itself()
    {
        var page = Render<PageHead>(parameters => parameters.Add(component => component.Context, Patient(language: "de")).Add(component => component.Address, "/contact"));
        Assert.Empty(page.FindAll("link[rel=alternate]"));
        Assert.Equal("https://clinic.example/contact?language=de", page.Find("link[rel=canonical]").GetAttribute("href"));
    }

    [Fact]
    public void It_names_the_one_address_of_the_page_on_the_clinics_own_site_and_its_other_languages()
    {
        var page = Show("de");
        Assert.Equal("A \"page\" & <more>", page.Find("meta[name=description]").GetAttribute("content"));
        Assert.Equal("https://clinic.example/conditions?language=de", page.Find("link[rel=canonical]").GetAttribute("href"));
        var alternates = page.FindAll("link[rel=alternate]").ToDictionary(link => link.GetAttribute("hreflang")!, link => link.GetAttribute("href"));
        Assert.Equal([.. Questionnaires.Languages.Select(words => words.Language).Append("x-default").Order()], alternates.Keys.Order());
        Assert.Equal("https://clinic.example/conditions", alternates["x-default"]);
        Assert.Equal("https://clinic.example/conditions?language=ar", alternates["ar"]);
    }

    [Fact]
    public void A_shared_link_shows_the_page_and_a_picture_with_its_size_and_words()
    {
        var page = Show("en");
        Assert.Equal("website", Property(page, "og:type"));
        Assert.Equal("Test & Sons Spine Clinic", Property(page, "og:site_name"));
        Assert.Equal("Conditions", Property(page, "og:title"));
        Assert.Equal("A \"page\" & <more>", Property(page, "og:description"));
        Assert.Equal("https://clinic.example/card.png", Property(page, "og:image"));
        Assert.Equal(("1200", "630"), (Property(page, "og:image:width"), Property(page, "og:image:height")));
        Assert.Equal("Ask to see a spine specialist", Property(page, "og:image:alt"));
        Assert.Equal("summary_large_image", page.Find("meta[name='twitter:card']").GetAttribute("content"));
    }

    [Fact]
    public void A_shared_link_shows_the_clinics_logo()
    {
        var page = Of(Dressed(null, null, "a.png", 300, 200));
        Assert.Equal(("https://clinic.example/logo/a.png", "300", "summary"), (Property(page, "og:image"), Property(page, "og:image:width"), page.Find("meta[name='twitter:card']").GetAttribute("content")));
    }

    [Theory]
    [InlineData(null, null, "a.png", 199)]
    [InlineData(null, null, "a.svg", 200)]
    [InlineData("#7a1f5c", null, null, 0)]
    [InlineData(null, "#f0c0a0", null, 0)]
    public void Where_our_picture_is_wrong_and_there_is_no_other_there_is_none(string? brand, string? accent, string? logo, int high)
    {
        var page = Of(Dressed(brand, accent, logo, 300, high));
        Assert.Empty(page.FindAll("meta[property^='og:image']"));
        Assert.Equal("summary", page.Find("meta[name='twitter:card']").GetAttribute("content"));
        Assert.NotEmpty(page.FindAll("meta[property='og:title']"));
    }

    [Fact]
    public void Our_picture_is_in_english_and_stands_beside_no_other_language() => Assert.Empty(Show("de").FindAll("meta[property^='og:image']"));

    [Fact]
    public void Data_is_there_where_a_page_has_some()
    {
        Assert.Empty(Show("en").FindAll("script"));
        Assert.Equal("{\"name\":\"x\"}", Show("en", data: new JsonObject { ["name"] = "x" }).Find("script[type='application/ld+json']").TextContent);
    }

    private static PatientContext Dressed(string? brand, string? accent, string? logo, int wide, int high)
    {
        var context = Patient();
        context.Clinic.Dress(brand, accent, logo, wide, high);
        return context;
    }

    private IRenderedComponent<PageHead> Of(PatientContext context) =>
        Render<PageHead>(parameters => parameters.Add(component => component.Context, context).Add(component => component.Address, "/contact"));

    private static string? Property(IRenderedComponent<PageHead> page, string name) => page.Find($"meta[property='{name}']").GetAttribute("content");

    private IRenderedComponent<PageHead> Show(string language, IReadOnlyList<Wording>? languages = null, JsonObject? data = null) => Render<PageHead>(parameters => parameters
        .Add(component => component.Context, Patient(language: language) with { Languages = Questionnaires.Languages }).Add(component => component.Title, "Conditions")
        .Add(component => component.Description, "A \"page\" & <more>").Add(component => component.Address, "/conditions").Add(component => component.Languages, languages).Add(component => component.Data, data));
}
