using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class SpineArtTests : BunitContext
{
    [Fact]
    public void It_is_only_for_the_eye()
    {
        Assert.Equal("true", Render<SpineArt>().Find("svg").GetAttribute("aria-hidden"));
    }
}
