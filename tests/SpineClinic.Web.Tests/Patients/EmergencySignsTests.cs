using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class EmergencySignsTests : PageContext
{
    [Theory]
    [InlineData("start", "emergencyList")]
    [InlineData("received", "worse")]
    public void Every_sign_of_the_list_is_shown(string page, string key)
    {
        var signs = Render<EmergencySigns>(parameters => parameters
            .Add(component => component.Context, Patient()).Add(component => component.Heading, "Now").Add(component => component.PageId, page).Add(component => component.Key, key));
        Assert.Equal(Questionnaires.Wording("en").Paragraphs(page, key), signs.FindAll("li").Select(sign => sign.TextContent));
        Assert.Equal(Questionnaires.Wording("en").Page("start", "emergencyKeepStill").Replace("{emergencyNumber}", "999", StringComparison.Ordinal), signs.FindAll("p")[1].TextContent);
        Assert.Contains("Do not travel on your own", signs.FindAll("p")[0].TextContent, StringComparison.Ordinal);
    }
}
