using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class DrawingPartsTests : PageContext
{
    [Fact]
    public void A_page_without_drawings_carries_no_shapes() => Assert.Equal("", Show("Text.").Markup.Trim());

    [Fact]
    public void A_shape_that_two_drawings_share_is_there_once_and_hidden_from_screen_readers()
    {
        var page = Show("- ![One](picture:disc-healthy)\n- ![Two](picture:disc-herniated)");
        Assert.Single(page.FindAll("defs > #part-disc"));
        Assert.Equal("true", page.Find("svg").GetAttribute("aria-hidden"));
        Assert.Empty(page.FindAll("pattern"));
    }

    [Fact]
    public void A_shape_made_of_others_brings_them() =>
        Assert.Equal(["part-back", "part-side", "part-fused", "part-spacer", "part-screws"], Show("1. ![One](picture:cut-long)\n2. ![Two](picture:fusion-screws)").FindAll("defs > g").Select(part => part.Id));

    [Fact]
    public void Drawn_people_need_their_three_patterns() =>
        Assert.Equal(["people-some", "people-may", "people-none"], Show("![A](people:3/10) In 3 in 10 [@one-2020].").FindAll("pattern").Select(pattern => pattern.Id));

    private IRenderedComponent<DrawingParts> Show(string body) => Render<DrawingParts>(parameters => parameters.Add(component => component.Blocks, ArticleFiles.Make(body).Blocks));
}
