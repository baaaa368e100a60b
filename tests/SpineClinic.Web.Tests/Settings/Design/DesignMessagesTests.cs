using Bunit;
using SpineClinic.Web.Settings.Design;

namespace SpineClinic.Web.Tests.Settings.Design;

public sealed class DesignMessagesTests : SettingsContext
{
    [Fact]
    public void Each_level_kind_tone_and_tier_is_there()
    {
        var page = Render<DesignMessages>();
        Assert.Equal(Enum.GetValues<SpineClinic.Web.Ui.CareLevel>().Length, page.FindAll(".care").Count);
        Assert.Equal(Enum.GetValues<SpineClinic.Web.Ui.NoticeKind>().Length, page.FindAll(".notice").Count);
        Assert.Equal(Enum.GetValues<SpineClinic.Web.Ui.Tone>().Length, page.FindAll(".tag").Count);
        Assert.Equal(5, page.FindAll(".tier").Count);
    }
}
