using Bunit;
using SpineClinic.Web.Settings.Design;

namespace SpineClinic.Web.Tests.Settings.Design;

public sealed class DesignFieldsTests : SettingsContext
{
    [Fact]
    public void Each_field_is_there_plain_and_with_an_error()
    {
        var page = Render<DesignFields>();
        Assert.All((string[])["#textfield", "#textarea", "#selectfield", "#dropdown", "#fieldset"], part =>
        {
            Assert.NotEmpty(page.FindAll($"{part} .field:not(.has-error)"));
            Assert.NotEmpty(page.FindAll($"{part} .has-error .error-text"));
        });
        Assert.All(page.FindAll(".error-summary a"), link => Assert.NotNull(page.Find("#" + link.GetAttribute("href")!.Split((char)35)[1])));
    }
}
