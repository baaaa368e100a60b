using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class ButtonLinkTests : BunitContext
{
    [Theory]
    [InlineData(ButtonKind.Primary, "button")]
    [InlineData(ButtonKind.Secondary, "button button-secondary")]
    [InlineData(ButtonKind.Quiet, "button button-quiet")]
    public void It_is_a_link_that_looks_like_a_button(ButtonKind kind, string look)
    {
        var link = Render<ButtonLink>(p => p.Add(b => b.Href, "/enquire").Add(b => b.Text, "Start").Add(b => b.Kind, kind)).Find("a");

        Assert.Equal("/enquire", link.GetAttribute("href"));
        Assert.Equal(look, link.ClassName);
    }
}
