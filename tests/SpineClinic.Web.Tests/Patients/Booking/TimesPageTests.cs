using Bunit;
using NodaTime;
using SpineClinic.Testing;
using SpineClinic.Web.Patients.Booking;

namespace SpineClinic.Web.Tests.Patients.Booking;

public sealed class TimesPageTests : BookingContext
{
    [Fact]
    public void What_went_wrong_is_said_first_and_leads_to_the_times()
    {
        var page = Show(problem: "taken");
        Assert.Equal("#times", page.Find(".error-summary a").GetAttribute("href"));
        Assert.StartsWith("Error: ", page.Find("title").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_finds_none_can_ask_to_be_contacted_once()
    {
        Assert.Single(Show().FindAll($"form[action='{Address}/help']"));
        var asked = Show(helpBy: "Wednesday");
        Assert.Empty(asked.FindAll($"form[action='{Address}/help']"));
        Assert.Contains("A person will contact you by Wednesday.", asked.Find(".notice-success").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_is_kept_is_one_step_back()
    {
        Assert.Empty(Show().FindAll(".back-link"));
        Assert.Equal($"{Address}/confirm", Show(isHeld: true).Find(".back-link").GetAttribute("href"));
    }

    private IRenderedComponent<TimesPage> Show(string? problem = null, string? helpBy = null, bool isHeld = false) => Render<TimesPage>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Own, Own(isHeld ? Held(TestClinic.Start + Duration.FromMinutes(30)) : null))
        .Add(component => component.Times, new TimesView { Earliest = [Offered(Start)] })
        .Add(component => component.Address, Address)
        .Add(component => component.Problem, problem)
        .Add(component => component.HelpBy, helpBy));
}
