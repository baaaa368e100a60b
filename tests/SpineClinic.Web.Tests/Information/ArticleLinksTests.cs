using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

/// <summary>A link that leads nowhere is shown as plain words, so that no reader could tell us of it.</summary>
public sealed class ArticleLinksTests
{
    private static readonly ClinicSite Everything = ClinicSite.Nothing with { Library = ArticleFiles.Library };

    public static TheoryData<string> Addresses => ArticleFiles.Addresses;

    [Theory, MemberData(nameof(Addresses))]
    public void Every_link_of_an_article_leads_to_a_page(string address) => Assert.Empty(Dead(ArticleFiles.Library.Find(address)!));

    [Fact]
    public void A_link_that_leads_nowhere_is_found() =>
        Assert.Equal(["/nowhere", "/conditions/none#x"], Dead(ArticleFiles.Make("See [a](/nowhere), [b](/contact#x).\n\n- [c](/conditions/none#x)\n- [d](/)")));

    private static IEnumerable<string> Dead(Article article) => ArticleRulesTests.Links(article).Where(address => !Everything.IsShown(address));
}
