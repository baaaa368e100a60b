using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class SummaryListTests : BunitContext
{
    [Fact]
    public void The_hidden_context_follows_the_visible_word()
    {
        var link = Show(new SummaryRow("Phone", ["07700 900123"], "/enquire/contact#phone", "Change", "phone number")).Find("a");

        Assert.Equal("Change phone number", link.TextContent);
        Assert.Equal("phone number", link.QuerySelector(".visually-hidden")!.TextContent.Trim());
        Assert.Equal("/enquire/contact#phone", link.GetAttribute("href"));
    }

    [Fact]
    public void A_row_that_cannot_be_changed_has_no_link()
    {
        Assert.Empty(Show(new SummaryRow("Reference", ["SC-4KTM-7Q"])).FindAll("a"));
    }

    [Fact]
    public void Every_value_is_shown()
    {
        var page = Show(new SummaryRow("Contact by", ["Phone call", "Text message"]));

        Assert.Equal(["Phone call", "Text message"], page.FindAll("dd p").Select(value => value.TextContent));
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var page = Show(new SummaryRow("<b>Key</b>", ["<script>alert(1)</script>"], "/x", "<i>Change</i>", "<u>it</u>"));

        Assert.Empty(page.FindAll("script, b, i, u"));
    }

    private IRenderedComponent<SummaryList> Show(params SummaryRow[] rows) => Render<SummaryList>(p => p.Add(s => s.Rows, rows));
}
