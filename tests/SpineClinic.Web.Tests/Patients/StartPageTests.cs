using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class StartPageTests : PageContext
{
    [Fact]
    public void The_emergency_signs_come_before_the_button()
    {
        var page = Render<StartPage>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.True(page.Markup.IndexOf("care-emergency", StringComparison.Ordinal) < page.Markup.IndexOf("action=\"/enquire\"", StringComparison.Ordinal));
        Assert.Contains("not for emergencies", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unfinished_request_is_offered_only_when_there_is_one()
    {
        Assert.DoesNotContain("not been sent yet", Render<StartPage>(parameters => parameters.Add(component => component.Context, Patient())).Markup, StringComparison.Ordinal);
        var page = Render<StartPage>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Unfinished, "/enquire/legs"));
        Assert.NotNull(page.Find("a[href='/enquire/legs']"));
    }
}
