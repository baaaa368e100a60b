using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class TopicListTests : PageContext
{
    [Fact]
    public void Each_page_is_a_link_with_its_summary_marked_as_english()
    {
        var page = Render<TopicList>(parameters => parameters.Add(component => component.Context, Patient(language: "ar")).Add(component => component.Articles, [ArticleFiles.Make("Text.")]));
        page.MarkupMatches("<ul class=\"topics\" lang=\"en\" dir=\"ltr\"><li><a href=\"/page?language=ar\">A page</a><p>What it says.</p></li></ul>");
    }
}
