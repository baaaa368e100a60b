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

    [Theory, InlineData("News", "H3", "H4"), InlineData(null, "H2", "H3")]
    public void Headings_of_a_text_are_below_its_title_and_two_that_are_equal_have_no_name(string? heading, string title, string within)
    {
        var item = new SpineClinic.Website.NewsItem(Guid.NewGuid());
        item.Write("Title", "## Main\n\nWords.\n\n## Main\n\nMore.", OwnSites.Today, null);
        var site = OwnSites.Full with { Stored = OwnSites.Full.Stored with { News = [item] } };
        var list = Render<NewsList>(parameters => parameters.Add(one => one.Context, Patient() with { Site = site }).Add(one => one.Heading, heading));
        Assert.Equal([title, within, within], list.FindAll("article h2, article h3, article h4").Select(found => found.TagName));
        Assert.Empty(list.FindAll("article [id]"));
    }

    [Fact]
    public void More_than_fit_are_a_link_away() => Assert.Equal(
        "/news?language=de", Render<NewsList>(parameters => parameters.Add(one => one.Context, Patient(language: "de") with { Site = OwnSites.Full }).Add(one => one.Most, 1)).Find(".link-line a").GetAttribute("href"));
}
