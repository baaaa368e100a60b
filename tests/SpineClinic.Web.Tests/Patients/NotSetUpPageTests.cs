using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class NotSetUpPageTests : PageContext
{
    [Fact]
    public void It_needs_nothing_and_still_says_what_to_do() => Assert.Contains("emergency number", Render<NotSetUpPage>().Markup, StringComparison.Ordinal);

    [Theory, MemberData(nameof(OtherLanguages))]
    public void It_is_in_the_language_that_the_request_asks_for(string language)
    {
        Http.Request.QueryString = new QueryString($"?language={language}");
        var page = new HtmlParser().ParseDocument(Render<NotSetUpPage>().Markup);
        var words = Questionnaires.Wording(language);
        Assert.Equal((language, words.Direction), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        Assert.Equal(words.Page("not-set-up", "emergency"), page.QuerySelectorAll("p")[^1].TextContent);
    }
}
