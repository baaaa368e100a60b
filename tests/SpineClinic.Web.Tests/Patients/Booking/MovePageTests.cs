using Bunit;
using SpineClinic.Web.Patients.Booking;

namespace SpineClinic.Web.Tests.Patients.Booking;

public sealed class MovePageTests : BookingContext
{
    [Fact]
    public void It_says_that_the_old_time_is_kept_and_posts_to_itself()
    {
        var page = Show(null);
        Assert.Contains("Your time now is Tuesday 1 December at 10:00 with Dr Back. You keep it until you choose another.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/appointment/token/move", page.Find(".times form").GetAttribute("action"));
        Assert.Equal("/appointment/token", page.Find(".back-link").GetAttribute("href"));
    }

    [Fact]
    public void A_time_that_is_gone_is_said() => Assert.Contains("Somebody else has just taken that time.", Show("taken").Find(".error-summary").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<MovePage> Show(string? problem) => Render<MovePage>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Own, Booked())
        .Add(component => component.Times, new TimesView { Earliest = [Offered(Start)] })
        .Add(component => component.Address, "/appointment/token")
        .Add(component => component.Problem, problem));
}
