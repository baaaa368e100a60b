using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

/// <summary>Nobody has to search for a page: each guide is linked from pages about conditions, every figure of so many people is drawn.</summary>
public sealed class GuideLinksTests
{
    public static TheoryData<string> Guides => [.. ArticleFiles.Library.Of(ArticleKind.Guide).Select(guide => guide.Address)];

    public static TheoryData<string> Addresses => ArticleFiles.Addresses;

    [Theory, MemberData(nameof(Guides))]
    public void A_guide_is_linked_from_a_page_about_a_condition(string address) => Assert.Contains(address, FromConditions(ArticleFiles.Library.Of(ArticleKind.Condition)));

    [Fact]
    public void A_guide_without_a_link_is_found() => Assert.DoesNotContain("/page", FromConditions([ArticleFiles.Make("See [us](/contact).", "conditions/page.en.md")]));

    [Theory, MemberData(nameof(Addresses))]
    public void A_figure_of_so_many_people_is_drawn(string address) => Assert.Empty(Undrawn(ArticleFiles.Library.Find(address)!));

    [Fact]
    public void A_figure_that_is_not_drawn_is_found()
    {
        Assert.Equal(["3 in 10"], Undrawn(ArticleFiles.Make("In 3 in 10 people [@one-2020].")));
        Assert.Empty(Undrawn(ArticleFiles.Make("![People](people:3/10) In 3 in 10 people [@one-2020].")));
    }

    [Fact]
    public void The_page_on_seeing_a_specialist_has_the_sections_of_a_treatment()
    {
        var sections = ArticleFiles.Body(ArticleFiles.Library.Find("/when-to-see-a-specialist")!).Select(section => section.Heading);
        Assert.Empty(new[] { "Who it may help", "Who it may not help", "Your options, including no surgery", "What you may gain", "What can go wrong", "Recovery", "Questions to ask" }.Except(sections));
    }

    private static IEnumerable<string> FromConditions(IEnumerable<Article> conditions) => conditions.SelectMany(ArticleRulesTests.Links).Distinct();

    private static IEnumerable<string> Undrawn(Article article)
    {
        var drawn = article.Blocks.OfType<ArticleCounts>().SelectMany(counts => counts.Counts).Select(count => count.Share);
        return ArticleFiles.Texts(article).SelectMany(PeopleShare.In).Except(drawn).Select(share => share.Text);
    }
}
