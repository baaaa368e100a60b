using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class ArticleBlocksTests : PageContext
{
    [Fact]
    public void Each_kind_of_block_has_its_element()
    {
        var blocks = ArticleFiles.Make("## Two\n\n### Three\n\nText.\n\n1. first\n\n- point").Blocks;
        var page = Render<ArticleBlocks>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Blocks, blocks));
        page.MarkupMatches("<h2>Two</h2><h3>Three</h3><p>Text.</p><ol><li>first</li></ol><ul><li>point</li></ul>");
    }

    [Fact]
    public void Markup_in_a_text_is_text()
    {
        var page = Render<ArticleBlocks>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Blocks, [new ArticleHeading(2, "<b>")]));
        Assert.Equal("<b>", page.Find("h2").TextContent);
    }
}
