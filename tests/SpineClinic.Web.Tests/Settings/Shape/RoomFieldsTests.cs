using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class RoomFieldsTests : ShapeContext
{
    [Fact]
    public void It_stands_as_it_is() => Assert.Equal(["name=Room 1", $"site={Riverside.Id}", "stepFree=yes", "active=yes"], Posted(Fields<RoomFields>(ShapeForms.Of(One))));

    [Fact]
    public void A_new_room_is_in_use_without_asking() => Assert.Empty(Fields<RoomFields>(new ShapeForm(), isNew: true).FindAll("[name=active]"));
}
