using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class UndoNoticeTests : PageContext
{
    [Fact]
    public void With_nothing_to_take_back_there_is_nothing() => Assert.Empty(Show(null).Markup.Trim());

    [Theory]
    [InlineData(0, "Undone.")]
    [InlineData(1, "One letter had left already")]
    [InlineData(2, "2 letters had left already")]
    public void What_had_left_is_not_pretended_away(int left, string words) => Assert.Contains(words, Show(null, left).Markup, StringComparison.Ordinal);

    [Fact]
    public void What_can_be_taken_back_is_named()
    {
        var notice = Show(EventKind.Closed);
        Assert.Equal("/staff/enquiries/SC-2222-22/undo", notice.Find("form").GetAttribute("action"));
        Assert.Equal("7", notice.Find("input[name=version]").GetAttribute("value"));
        Assert.Contains("closed", notice.Find("p").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<UndoNotice> Show(EventKind? what, int? undone = null) => Render<UndoNotice>(parameters => parameters
        .Add(component => component.Reference, "SC-2222-22").Add(component => component.Version, 7).Add(component => component.What, what).Add(component => component.Undone, undone));
}
