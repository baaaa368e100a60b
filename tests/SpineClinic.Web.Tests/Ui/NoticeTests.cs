using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class NoticeTests : BunitContext
{
    [Theory]
    [InlineData(NoticeKind.Info, "notice-info")]
    [InlineData(NoticeKind.Success, "notice-success")]
    [InlineData(NoticeKind.Warning, "notice-warning")]
    [InlineData(NoticeKind.Demo, "notice-demo")]
    public void Each_kind_has_its_look(NoticeKind kind, string look)
    {
        var notice = Render<Notice>(p => p.Add(n => n.Kind, kind).AddChildContent("We are closed.")).Find(".notice");

        Assert.Contains(look, notice.ClassList);
        Assert.Equal("We are closed.", notice.TextContent.Trim());
    }
}
