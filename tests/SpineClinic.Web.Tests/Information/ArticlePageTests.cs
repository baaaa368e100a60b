using AngleSharp.Html.Parser;
using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class ArticlePageTests : PageContext
{
    private static readonly Article Unread = ArticleFiles.Make("Text.");
    private static readonly Article Reviewed = Unread with { Front = Unread.Front with { ReviewedBy = "Dr Example, GMC 0000000", ReviewedOn = new(2026, 5, 24) } };

    public static TheoryData<string> Addresses => ArticleFiles.Addresses;

    [Fact]
    public void A_page_that_nobody_has_read_says_so() => Assert.Contains("Under review. No clinician has read this page yet", Show(Unread).Find(".notice-warning").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_page_whose_review_is_overdue_says_so() =>
        Assert.Contains("Under review. This page was due to be checked again", Show(Reviewed, today: new(2027, 5, 25)).Find(".notice-warning").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_page_that_was_reviewed_names_who_and_when()
    {
        var page = Show(Reviewed);
        Assert.Empty(page.FindAll(".notice-warning"));
        Assert.Contains("Reviewed by: Dr Example, GMC 0000000.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Last reviewed: 24 May 2026.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Next review due: 24 May 2027.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_sources_says_so() => Assert.Contains("gives no figures", Show(Unread with { Sources = [] }).Markup, StringComparison.Ordinal);

    [Theory, InlineData("GB-ENG"), InlineData("US"), InlineData("DE"), InlineData("other")]
    public void Who_cannot_bear_the_pain_reads_whom_to_call_where_they_are(string place)
    {
        var article = ArticleFiles.Library.Find("/living-with-pain")!;
        var context = Patient() with { Pack = Packs[place] };
        var page = Render<ArticlePage>(parameters => parameters.Add(component => component.Context, context).Add(component => component.Article, article).Add(component => component.Today, new NodaTime.LocalDate(2026, 11, 24)));
        Assert.Contains($"If you are thinking about ending your life, call {context.Crisis} now.", page.Find(".article-text").TextContent, StringComparison.Ordinal);
        Assert.All(Packs[place].Crisis, line => Assert.Contains(line.Label, context.Crisis, StringComparison.Ordinal));
    }

    [Fact]
    public void In_another_language_it_says_that_it_is_in_english_and_marks_what_is()
    {
        var page = Show(Unread, "de");
        Assert.Contains("nur auf Englisch", page.Find(".notice-info").TextContent, StringComparison.Ordinal);
        Assert.Equal("en", page.Find("h1").ParentElement!.GetAttribute("lang"));
        Assert.NotNull(page.Find(".doors-where a[href='/enquire?language=de']"));
    }

    [Theory, MemberData(nameof(Addresses))]
    public void A_page_has_its_title_description_address_doors_and_emergency_line_and_no_script(string address)
    {
        var article = ArticleFiles.Library.Find(address)!;
        var markup = Show(article).Markup;
        var page = new HtmlParser().ParseDocument(markup);
        Assert.Equal(article.Front.Title, Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.StartsWith(article.Front.Title, page.Title, StringComparison.Ordinal);
        Assert.Equal(article.Front.Summary, page.QuerySelector("head meta[name=description]")!.GetAttribute("content"));
        Assert.Equal($"https://clinic.example{address}", page.QuerySelector("head link[rel=canonical]")!.GetAttribute("href"));
        Assert.Contains("In an emergency, call 999.", page.QuerySelector("main .link-line")!.TextContent, StringComparison.Ordinal);
        Assert.All(
            new[] { "/emergency", "/treatments/what-helps-first", "/enquire" },
            door => Assert.NotNull(page.QuerySelector($"nav.doors-where a[href='{door}']")));
        Assert.Contains("family doctor", page.QuerySelector("nav.doors-where")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["application/ld+json"], page.Scripts.Select(script => script.Type));
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.Single(page.QuerySelectorAll("link[rel=stylesheet]"));
        Assert.DoesNotContain("[@", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("a[href^='#source-']"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(article.Sources.Count, page.QuerySelectorAll("ol.sources > li").Length);
        Assert.Equal(page.QuerySelectorAll(".article-text > h2").Select(heading => $"#{heading.Id}"), page.QuerySelectorAll("nav.contents a").Select(link => link.GetAttribute("href")));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(ArticleFiles.Pictures(article).Count + article.Blocks.OfType<ArticleCounts>().Sum(counts => counts.Counts.Count), page.QuerySelectorAll("svg[role=img]").Length);
        Assert.All(page.QuerySelectorAll("svg use"), use => Assert.NotNull(page.QuerySelector($"svg.parts defs > {use.GetAttribute("href")}")));
        Assert.Equal(article.Front.IsPrintable, page.Body!.ClassList.Contains("to-print"));
    }

    private IRenderedComponent<ArticlePage> Show(Article article, string language = "en", NodaTime.LocalDate? today = null) => Render<ArticlePage>(parameters => parameters
        .Add(component => component.Context, Patient(language: language)).Add(component => component.Article, article)
        .Add(component => component.Today, today ?? new NodaTime.LocalDate(2026, 11, 24)));
}
