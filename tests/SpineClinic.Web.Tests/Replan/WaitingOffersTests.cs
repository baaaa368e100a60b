using Bunit;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Replan;

namespace SpineClinic.Web.Tests.Replan;

public sealed class WaitingOffersTests : ReplanContext
{
    [Theory, EveryDatabase]
    public async Task Without_an_offer_it_says_so_and_a_manager_gets_no_button(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var view = await WaitingAsync(clinic);
        Assert.Empty(Show(Manager, view).FindAll("button"));
        Assert.Contains("Nobody is asked", Show(clinic.Receptionist, view with { Offers = [] }).Markup, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Who_has_no_email_is_to_be_rung_by_the_deadline(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var view = await WaitingAsync(clinic);
        var offers = Show(clinic.Receptionist, view);
        Assert.Contains("Ring this person", offers.Markup, StringComparison.Ordinal);
        Assert.Contains("Tue 1 Dec, 09:00", offers.Markup, StringComparison.Ordinal);
        Assert.Contains("Mon 30 Nov, 09:00", offers.Markup, StringComparison.Ordinal);
        Assert.Equal("tel:+447700900123", offers.Find("a[href^=tel]").GetAttribute("href"));
        var id = view.Offers[0].Invitation.Id;
        Assert.Equal([$"/staff/waiting-list/offers/{id}/taken", $"/staff/waiting-list/offers/{id}/pass-on"], offers.FindAll("form").Select(form => form.GetAttribute("action")));
    }

    private IRenderedComponent<WaitingOffers> Show(StaffActor actor, SpineClinic.Booking.WaitingListView view) => Render<WaitingOffers>(parameters => parameters
        .Add(offers => offers.Actor, actor).Add(offers => offers.Offers, view.Offers).Add(offers => offers.Shape, view.Shape).Add(offers => offers.Now, view.Now));
}
