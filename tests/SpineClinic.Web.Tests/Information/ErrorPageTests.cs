using AngleSharp.Html.Parser;
using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class ErrorPageTests : PageContext
{
    private static readonly int[] Statuses = [403, 404, 413, 429, 500, 503];

    public static TheoryData<int, string> Everything => [.. Statuses.SelectMany(_ => Questionnaires.Languages, (status, words) => (status, words.Language))];

    [Theory, MemberData(nameof(Everything))]
    public void Every_status_has_a_heading_a_phone_number_and_a_way_on_in_every_language(int status, string language)
    {
        var page = Show(status, language);
        Assert.NotEmpty(page.Find("h1").TextContent);
        Assert.NotNull(page.Find("main a[href='tel:+442079460018'] bdi[dir=ltr]"));
        var query = language == "en" ? "" : $"?language={language}";
        Assert.NotNull(page.Find($"main a[href='/emergency{query}']"));
        Assert.NotNull(page.Find($"main a.button[href='/{query}']"));
        Assert.All((string[])["/enquire", "/conditions", "/treatments", "/contact"], address => Assert.NotNull(page.Find($"main a[href='{address}{query}']")));
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal(language, new HtmlParser().ParseDocument(page.Markup).DocumentElement.GetAttribute("lang"));
        Assert.Equal(Statuses.Length, Statuses.Select(other => Show(other, language).Find("h1").TextContent).Distinct().Count());
    }

    [Fact]
    public void Without_a_number_it_shows_none() =>
        Assert.Empty(Render<ErrorPage>(parameters => parameters.Add(component => component.Words, Questionnaires.Wording("ar"))).FindAll("a[href^='tel:']"));

    [Fact]
    public void It_does_not_lead_to_pages_that_the_clinic_does_not_show()
    {
        var page = Render<ErrorPage>(parameters => parameters.Add(component => component.Words, Questionnaires.Wording("en"))
            .Add(component => component.Site, OwnSites.Full with { Library = ArticleFiles.Library, Off = [.. ArticleFiles.Library.Articles.Select(article => article.Address)] }));
        Assert.Empty(page.FindAll("a[href='/conditions'], a[href='/treatments']"));
        Assert.NotNull(page.Find("footer a[href='/pages/your-visit']"));
    }

    [Fact]
    public void Staff_are_led_to_the_board_and_told_why()
    {
        var page = Render<ErrorPage>(parameters => parameters.Add(component => component.Words, Questionnaires.Wording("en")).Add(component => component.Status, 403)
            .Add(component => component.StaffHome, "Go to the board").Add(component => component.StaffLead, "Your role does not allow it."));
        Assert.Equal("Go to the board", page.Find("main a[href='/staff']").TextContent);
        Assert.Empty(page.FindAll("main a[href='/enquire']"));
        Assert.Equal("Your role does not allow it.", page.Find(".lead").TextContent);
    }

    private IRenderedComponent<ErrorPage> Show(int status, string language) => Render<ErrorPage>(parameters => parameters
        .Add(component => component.Words, Questionnaires.Wording(language)).Add(component => component.Status, status).Add(component => component.Phone, "020 7946 0018").Add(component => component.Region, "GB"));
}
