using Bunit;
using SpineClinic.Web.Settings.Design;

namespace SpineClinic.Web.Tests.Settings.Design;

public sealed class DesignLinksTests : SettingsContext
{
    [Fact]
    public void Each_kind_of_button_is_there()
    {
        var page = Render<DesignLinks>();
        Assert.NotNull(page.Find("a.button-secondary"));
        Assert.NotNull(page.Find("a.button-quiet"));
        Assert.Empty(page.FindAll("[disabled]"));
        Assert.Equal(3, page.FindAll(".summary-row").Count);
    }
}
