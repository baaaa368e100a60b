using Bunit;
using SpineClinic.Web.Layout;

namespace SpineClinic.Web.Tests.Layout;

public sealed class ReconnectDialogTests : PageContext
{
    [Fact]
    public void It_says_that_what_was_sent_is_safe_and_what_to_do_in_an_emergency()
    {
        var dialog = Render<ReconnectDialog>();
        Assert.Contains("safe", dialog.Markup, StringComparison.Ordinal);
        Assert.Contains("emergency", dialog.Markup, StringComparison.Ordinal);
        Assert.Equal("reconnect-title", dialog.Find("dialog").GetAttribute("aria-labelledby"));
    }
}
