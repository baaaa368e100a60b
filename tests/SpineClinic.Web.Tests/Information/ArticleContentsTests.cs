using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class ArticleContentsTests : PageContext
{
    [Fact]
    public void Each_heading_is_a_link_to_its_place_in_the_language_of_articles()
    {
        var page = Render<ArticleContents>(parameters => parameters
            .Add(component => component.Context, Patient(language: "ar"))
            .Add(component => component.Headings, [new ArticleHeading(2, "First: is it an emergency?"), new ArticleHeading(2, "Recovery")]));
        page.MarkupMatches("""
            <nav class="contents no-print" aria-labelledby="on-this-page"><h2 id="on-this-page">On this page</h2>
            <ul><li><a href="#first-is-it-an-emergency">First: is it an emergency?</a></li><li><a href="#recovery">Recovery</a></li></ul></nav>
            """);
    }
}
