using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class IndexListTests : PageContext
{
    [Fact]
    public void Each_page_is_a_link_marked_as_english()
    {
        var page = Render<IndexList>(parameters => parameters.Add(component => component.Context, Patient(language: "ar")).Add(component => component.Articles, [ArticleFiles.Make("Text.")]));
        page.MarkupMatches("<ul lang=\"en\" dir=\"ltr\"><li><a href=\"/page?language=ar\">A page</a></li></ul>");
    }
}
