using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class OwnTextTests
{
    [Theory]
    [InlineData("Fine.\n\n<b>bold</b>", 3, "markup")]
    [InlineData("One\ntwo <script>alert(1)", 2, "markup")]
    [InlineData("<!-- hidden -->", 1, "markup")]
    [InlineData("Text\n\n![a](/logo/x.png)", 3, "picture")]
    [InlineData("[x](javascript:alert(1))", 1, "link")]
    [InlineData("[x](//evil.example)", 1, "link")]
    [InlineData("[x](http://plain.example)", 1, "link")]
    [InlineData("[x](https://user:word@evil.example)", 1, "link")]
    [InlineData("[x](mailto:us@clinic.example)", 1, "link")]
    [InlineData("[x](tel:999)", 1, "link")]
    [InlineData("[x](/no-such-page)", 1, "no page of this site")]
    [InlineData("# Title", 1, "heading")]
    [InlineData("> said", 1, "quotation")]
    [InlineData("```\ncode\n```", 1, "code")]
    [InlineData("A\n\n---", 3, "line across")]
    [InlineData("*slanted*", 1, "Slanted")]
    [InlineData("- one\n  - two", 1, "one paragraph")]
    [InlineData("Cited [@nobody]", 1, "Write a link")]
    [InlineData("2026. January we open again.", 1, "In 2026")]
    [InlineData("Fine.\n\n101) one", 3, "101\\)")]
    [InlineData("## ", 1, "need words")]
    [InlineData("## \u200b", 1, "need words")]
    [InlineData("[](/contact)", 1, "need words")]
    [InlineData("[\u2060](/contact)", 1, "need words")]
    [InlineData("![a](/x.png)", 1, "A picture, or a link to something")]
    [InlineData("![a](/x.png) words", 1, "A picture, or a link to something")]
    [InlineData("- ![a](picture:disc)", 1, "A picture, or a link to something")]
    [InlineData("Title\n=====", 2, "heading of another level")]
    [InlineData("Welcome to us.\n\nSee our [Website].\n\n[Website]: https://x.example", 5, "defined elsewhere")]
    [InlineData("### Small\n\nWords.", 1, "needs one of the first")]
    [InlineData("[x](/\\\\evil.example)", 1, "link")]
    public void What_has_no_place_is_named_with_its_line(string text, int line, string problem)
    {
        var fault = OwnText.Read(text, address => address == "/contact").Faults[0];
        Assert.Equal(line, fault.Line);
        Assert.Contains(problem, fault.Problem, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Inline", fault.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("nice-ng59", fault.Problem, StringComparison.Ordinal);
    }

    [Theory, InlineData(">"), InlineData("- ")]
    public void What_stands_within_itself_too_deeply_is_a_fault_with_its_line(string sign)
    {
        var (blocks, faults) = OwnText.Read($"Fine.\n\n{string.Concat(Enumerable.Repeat(sign, 4000))}x");
        Assert.Empty(blocks);
        Assert.Equal((3, "things stand within each other too deeply"), Assert.Single(faults));
    }

    [Fact]
    public void The_home_page_can_be_led_to_and_an_address_of_others_is_as_browsers_write_it()
    {
        var (blocks, faults) = OwnText.Read("See [home](/) or [x](HTTPS://X.example/A?b#c).", address => address == "/");
        Assert.Empty(faults);
        Assert.Equal([("/", false), ("https://x.example/A?b#c", true)], ((ArticleParagraph)blocks[0]).Runs.OfType<LinkRun>().Select(link => (link.Address, link.IsOutside)));
    }

    [Fact]
    public void Every_fault_is_told_at_once_and_the_rest_is_read()
    {
        var (blocks, faults) = OwnText.Read("# A\r\n\r\nFine.\r\n\r\n> b\r\n\r\n<i>c</i>");
        Assert.Equal([1, 5, 7], faults.Select(fault => fault.Line));
        Assert.Contains(blocks, block => block is ArticleParagraph);
    }

    [Fact]
    public void A_year_with_a_backslash_begins_a_sentence() =>
        Assert.Equal("2026. January", string.Concat(Assert.IsType<ArticleParagraph>(Assert.Single(OwnText.Read("2026\\. January").Blocks)).Runs.Select(run => run.Text)));

    [Fact]
    public void What_looks_like_a_field_stays_as_it_was_typed() =>
        Assert.Equal("Call {crisis}.", string.Concat(Assert.IsType<ArticleParagraph>(Assert.Single(OwnText.Read("Call {crisis}.").Blocks)).Runs.Select(run => Assert.IsType<PlainRun>(run).Text)));

    [Fact]
    public void Headings_lists_strong_words_and_links_are_read()
    {
        var (blocks, faults) = OwnText.Read("## A\n\nSee **b** and [c](/contact) or [d](https://www.nhs.uk/x?y=1). 3 < 4 & more.\n\n1. one\n2. two\n\n- a\n- b", address => address == "/contact");
        Assert.Empty(faults);
        Assert.Equal([typeof(ArticleHeading), typeof(ArticleParagraph), typeof(ArticleList), typeof(ArticleList)], blocks.Select(block => block.GetType()));
        Assert.Equal(["/contact", "https://www.nhs.uk/x?y=1"], ((ArticleParagraph)blocks[1]).Runs.OfType<LinkRun>().Select(link => link.Address));
    }
}
