using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class NewsListTests : PageContext
{
    [Fact]
    public void Without_news_there_is_no_heading() =>
        Assert.Equal("", Render<NewsList>(parameters => parameters.Add(list => list.Context, Patient()).Add(list => list.Heading, "News")).Markup.Trim());

    [Fact]
    public void What_is_over_or_to_come_is_not_shown()
    {
        var list = Render<NewsList>(parameters => parameters.Add(one => one.Context, Patient(language: "de") with { Site = OwnSites.Full }).Add(one => one.Heading, "Neues"));
        Assert.Equal(["A new <door>", "Second"], list.FindAll("h3[lang=en]").Select(title => title.TextContent));
        Assert.Equal("2026-11-24", list.Find("time").GetAttribute("datetime"));
        Assert.Contains("Bis ", list.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("a[href^='/news']"));
    }

    [Fact]
    public void More_than_fit_are_a_link_away() => Assert.Equal(
        "/news?language=de", Render<NewsList>(parameters => parameters.Add(one => one.Context, Patient(language: "de") with { Site = OwnSites.Full }).Add(one => one.Most, 1)).Find(".link-line a").GetAttribute("href"));
}
