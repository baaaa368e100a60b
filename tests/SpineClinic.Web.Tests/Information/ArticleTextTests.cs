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
            .MarkupMatches($"Call {line.Label} ({line.Number})");
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
