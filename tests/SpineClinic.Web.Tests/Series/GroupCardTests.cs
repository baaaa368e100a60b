using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Series;

namespace SpineClinic.Web.Tests.Series;

public sealed class GroupCardTests : SeriesContext
{
    [Fact]
    public void Who_sits_in_it_is_named_and_only_the_desk_can_call_it_off()
    {
        var card = Show(Receptionist, At(1, 10));
        Assert.Equal("Tue 1 Dec, 10:00 to 11:00: Back class", card.Find("h2").TextContent);
        Assert.Contains("Dr Back, Room 1. 1 of 8 seats taken", card.Markup.Replace("<b>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("SA-2345-67 Zoë & Co, booked", card.Find("li").TextContent);
        Assert.Single(card.FindAll("form"));
        Assert.Empty(Show(Manager, At(1, 10)).FindAll("form"));
    }

    [Fact]
    public void What_has_begun_cannot_be_called_off() => Assert.Empty(Show(Receptionist, TestClinic.Start - Duration.FromMinutes(5)).FindAll("form"));

    [Fact]
    public void An_error_opens_the_fold()
    {
        var card = Show(Receptionist, At(1, 10), "Choose why");
        Assert.True(card.Find("details").HasAttribute("open"));
        Assert.Contains("Choose why", card.Find(".error-text").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<GroupCard> Show(StaffActor actor, Instant start, string? error = null)
    {
        var type = Group();
        var session = new GroupSessionRow(
            Guid.NewGuid(), type.Id, Back.Id, One.Id, start, start + Duration.FromHours(1), 8, [new GroupSessionRow.Seat("SA-2345-67", "Zoë & Co", AppointmentStatus.Booked)]);
        return Render<GroupCard>(parameters => parameters.Add(component => component.Frame, Frame(actor, type)).Add(component => component.Session, session).Add(component => component.Error, error));
    }
}
