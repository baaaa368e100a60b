using Bunit;
using SpineClinic.Web.Settings.Design;

namespace SpineClinic.Web.Tests.Settings.Design;

public sealed class DesignRightToLeftTests : SettingsContext
{
    [Fact]
    public void It_runs_from_right_to_left_and_numbers_do_not()
    {
        var page = Render<DesignRightToLeft>(parameters => parameters.Add(component => component.Words, Questionnaires.Wording("ar")));
        Assert.NotNull(page.Find("[lang=ar][dir=rtl] .care"));
        Assert.NotNull(page.Find("[dir=rtl] a[href^=tel] bdi[dir=ltr]"));
    }
}
