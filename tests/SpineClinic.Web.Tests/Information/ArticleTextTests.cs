using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class ArticleTextTests : PageContext
{
    [Theory, InlineData("en", ""), InlineData("ar", "?language=ar")]
    public void A_link_keeps_the_language_and_a_citation_is_in_the_language_of_the_text(string language, string query)
    {
        ArticleRun[] runs = [new PlainRun("See "), new LinkRun("us", "/contact"), new StrongRun("now"), new CitationRun("one-2020", 3)];
        var page = Render<ArticleText>(parameters => parameters.Add(component => component.Context, Patient(language: language)).Add(component => component.Runs, runs));
        page.MarkupMatches($"See <a href=\"/contact{query}\">us</a><strong>now</strong><a href=\"#source-3\">(source 3)</a>");
    }

    [Theory, InlineData("en"), InlineData("ar")]
    public void A_number_to_call_is_that_of_the_place_in_the_language_of_the_text(string language)
    {
        var line = Assert.Single(Packs["GB-ENG"].Crisis);
        Render<ArticleText>(parameters => parameters.Add(component => component.Context, Patient(language: language)).Add(component => component.Runs, [new PlainRun("Call "), new FieldRun("crisis")]))
            .MarkupMatches($"Call {line.Label} (<a href=\"tel:116123\"><bdi dir=\"ltr\">{line.Number}</bdi></a>)");
    }

    [Theory]
    [InlineData("/contact#hours", "/contact?language=ar#hours")]
    [InlineData("/enquire?from=page", "/enquire?from=page&amp;language=ar")]
    [InlineData("/?a=b#c", "/?a=b&amp;language=ar#c")]
    [InlineData("/contact?language=en", "/contact?language=en")]
    public void The_language_stands_before_the_part_of_a_page(string address, string expected) => Assert.Contains(
        $"href=\"{expected}\"", Render<ArticleText>(parameters => parameters.Add(component => component.Context, Patient(language: "ar")).Add(component => component.Runs, [new LinkRun("x", address)])).Markup, StringComparison.Ordinal);

    [Fact]
    public void A_link_to_what_is_over_unpublished_or_off_is_plain_words_whatever_part_of_it_is_meant()
    {
        string[] shown = ["/team/dr-back#x", "/news?y", "/pages/your-visit", "/conditions", "/contact"];
        string[] gone = ["/team/dr-gone", "/pages/other", "/conditions/sciatica#risks", "/nowhere"];
        var context = Patient() with { Site = OwnSites.Full with { Library = ArticleFiles.Library, Off = ["/conditions/sciatica"] } };
        Assert.NotNull(ArticleFiles.Library.Find("/conditions/sciatica"));
        ArticleRun[] runs = [.. shown.Concat(gone).Select(address => new LinkRun(address, address))];
        Assert.Equal(shown, Show(context).FindAll("a").Select(link => link.TextContent));
        Assert.Equal(["/contact"], Show(context with { Site = context.Site with { Stored = SpineClinic.Website.PublicSite.Snapshot.Nothing, Off = [.. ArticleFiles.Library.Articles.Select(article => article.Address)] } })
            .FindAll("a").Select(link => link.TextContent));

        IRenderedComponent<ArticleText> Show(SpineClinic.Web.Patients.PatientContext one) => Render<ArticleText>(parameters => parameters.Add(component => component.Context, one).Add(component => component.Runs, runs));
    }

    [Fact]
    public void A_link_to_what_is_not_shown_is_plain_words_and_one_to_elsewhere_keeps_its_address()
    {
        ArticleRun[] runs = [new LinkRun("gone", "/recovery"), new LinkRun("there", "https://www.nhs.uk/x")];
        var context = Patient(language: "fr") with { Site = ClinicSite.Nothing with { Off = ["/recovery"] } };
        Render<ArticleText>(parameters => parameters.Add(component => component.Context, context).Add(component => component.Runs, runs))
            .MarkupMatches("gone<a href=\"https://www.nhs.uk/x\" rel=\"noreferrer\">there</a>");
    }
}
