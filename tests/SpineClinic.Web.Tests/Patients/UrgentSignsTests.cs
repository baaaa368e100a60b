using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class UrgentSignsTests : PageContext
{
    [Fact]
    public void Every_sign_of_the_list_is_shown_with_whom_to_call()
    {
        var signs = Render<UrgentSigns>(parameters => parameters.Add(component => component.Context, Patient()).AddChildContent("<p>More</p>"));
        Assert.Equal(Questionnaires.Wording("en").Paragraphs("start", "urgentList"), signs.FindAll("li").Select(sign => sign.TextContent));
        Assert.Equal(["Call 111 or a GP today if there is:", "More"], signs.FindAll("p").Select(paragraph => paragraph.TextContent));
    }
}
