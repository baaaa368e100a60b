using Bunit;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class WelcomeBackPageTests : PageContext
{
    [Fact]
    public void Only_what_was_answered_is_listed_and_the_button_goes_on()
    {
        var draft = Draft(Sheets.AllNo().WithCompleted("who").WithCompleted("walk"));
        var page = Render<WelcomeBackPage>(parameters => parameters
            .Add(component => component.Context, Patient())
            .Add(component => component.Sections, SummarySection.SoFar(draft, Patient()))
            .Add(component => component.GoOn, "/enquire/saddle"));
        Assert.Equal(3, page.FindAll(".summary-row").Count);
        Assert.Empty(page.FindAll(".summary-change"));
        Assert.Equal("/enquire/saddle", page.Find(".actions a").GetAttribute("href"));
    }

    [Fact]
    public void Without_any_answer_there_is_no_list_to_speak_of()
    {
        var page = Render<WelcomeBackPage>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.GoOn, "/enquire/who"));
        Assert.DoesNotContain("answered so far", page.Find("main").TextContent, StringComparison.Ordinal);
    }
}
