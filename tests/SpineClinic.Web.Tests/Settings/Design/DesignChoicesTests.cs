using Bunit;
using SpineClinic.Web.Settings.Design;

namespace SpineClinic.Web.Tests.Settings.Design;

public sealed class DesignChoicesTests : SettingsContext
{
    [Fact]
    public void Each_choice_is_there_chosen_and_with_an_error()
    {
        var page = Render<DesignChoices>();
        Assert.All((string[])["#radios", "#checkboxes", "#scale"], part =>
        {
            Assert.NotEmpty(page.FindAll($"{part} [checked]"));
            Assert.NotEmpty(page.FindAll($"{part} .has-error .error-text"));
        });
    }
}
