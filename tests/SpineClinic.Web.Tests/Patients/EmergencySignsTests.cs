using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class EmergencySignsTests : PageContext
{
    [Theory]
    [InlineData("start", "emergencyList")]
    [InlineData("received", "worse")]
    public void Every_sign_of_the_safety_questions_is_listed(string page, string key)
    {
        var signs = Render<EmergencySigns>(parameters => parameters
            .Add(component => component.Context, Patient()).Add(component => component.Heading, "Now").Add(component => component.PageId, page).Add(component => component.Key, key));
        Assert.Equal(10, signs.FindAll("li").Count);
    }
}
