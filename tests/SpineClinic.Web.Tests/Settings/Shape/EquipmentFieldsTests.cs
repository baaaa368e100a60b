using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class EquipmentFieldsTests : ShapeContext
{
    [Fact]
    public void It_stands_as_it_is() =>
        Assert.Equal(["name=Ultrasound", $"site={Riverside.Id}", "active=yes"], Posted(Fields<EquipmentFields>(ShapeForms.Of(Model().View.Shape.Equipment[0]))));

    [Fact]
    public void What_is_carried_along_has_no_site() =>
        Assert.Equal("It is carried along", Fields<EquipmentFields>(new ShapeForm(), isNew: true).Find("option").TextContent);
}
