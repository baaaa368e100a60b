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
        page.MarkupMatches("<h2 id=\"two\">Two</h2><h3>Three</h3><p>Text.</p><ol><li>first</li></ol><ul><li>point</li></ul>");
    }

    [Fact]
    public void A_list_begins_with_the_number_that_was_written()
    {
        var blocks = OwnText.Read("1. Ring us.\n\nWait.\n\n2. Come in.\n3. Sit down.").Blocks;
        Render<ArticleBlocks>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Blocks, blocks))
            .MarkupMatches("<ol><li>Ring us.</li></ol><p>Wait.</p><ol start=\"2\"><li>Come in.</li><li>Sit down.</li></ol>");
    }

    [Fact]
    public void Within_other_headings_it_goes_deeper_and_has_no_names()
    {
        ArticleBlock[] blocks = [new ArticleHeading(2, "Doors"), new ArticleHeading(3, "Main"), new ArticleHeading(2, "أبواب")];
        Render<ArticleBlocks>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Blocks, blocks).Add(component => component.Level, 4).Add(component => component.HasAnchors, false))
            .MarkupMatches("<h4>Doors</h4><h5>Main</h5><h4>أبواب</h4>");
    }

    [Fact]
    public void A_picture_has_its_caption_and_the_shapes_that_it_shares()
    {
        var page = Show("![A slipped disc](picture:disc-herniated)");
        Assert.Equal("A slipped disc", page.Find("figure.picture > figcaption").TextContent);
        Assert.All(page.FindAll("figure use"), use => Assert.NotNull(page.Find($"svg.parts defs > {use.GetAttribute("href")}")));
        Assert.Empty(page.FindAll("pattern"));
    }

    [Theory, InlineData("1.", "ol.picture-steps"), InlineData("-", "ul.picture-pair")]
    public void Pictures_in_a_list_are_steps_or_a_pair(string mark, string list)
    {
        var page = Show($"{mark} ![One](picture:cut-small)\n{mark} ![Two](picture:disc-piece-out)");
        Assert.Equal(["One", "Two"], page.FindAll($"{list} > li > figure.picture > figcaption").Select(caption => caption.TextContent));
    }

    [Fact]
    public void People_stand_beside_the_sentence_that_counts_them()
    {
        var page = Show("![Harm](people:10-24/100) ![Gain](people:3/10) Harm in 10 to 24 in 100, gain in 3 in 10 [@one-2020].");
        Assert.Equal(["Harm: 10 to 24 in 100", "Gain: 3 in 10"], page.FindAll("figure.counts .people p").Select(label => label.TextContent));
        Assert.Equal("Harm in 10 to 24 in 100, gain in 3 in 10 (source 1).", page.Find("figure.counts figcaption p").TextContent);
        Assert.StartsWith("Strong colour", page.Find("figure.counts figcaption p + p").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.FindAll("svg.parts pattern").Count);
        Assert.Empty(Show("![Gain](people:3/10) Gain in 3 in 10 [@one-2020].").FindAll("figcaption p + p"));
    }

    [Fact]
    public void What_needs_help_now_stands_out_with_the_list_that_it_announces()
    {
        Show("Calm: see [emergency](/emergency).\n\n> Go now: see [emergency](/emergency), for:\n>\n> - one\n> - two\n\nCalm too.\n\n- three").MarkupMatches(
            "<p>Calm: see <a href=\"/emergency\">emergency</a>.</p><div class=\"notice notice-urgent\"><p>Go now: see <a href=\"/emergency\">emergency</a>, for:</p><ul><li>one</li><li>two</li></ul></div><p>Calm too.</p><ul><li>three</li></ul>");
    }

    [Fact]
    public void Markup_in_a_text_is_text()
    {
        var page = Render<ArticleBlocks>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Blocks, [new ArticleHeading(2, "<b>")]));
        Assert.Equal("<b>", page.Find("h2").TextContent);
    }

    private IRenderedComponent<ArticleBlocks> Show(string body) =>
        Render<ArticleBlocks>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Blocks, ArticleFiles.Make(body).Blocks));
}
