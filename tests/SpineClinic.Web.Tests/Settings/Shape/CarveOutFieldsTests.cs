using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class CarveOutFieldsTests : ShapeContext
{
    [Fact]
    public void It_is_kept_for_urgent_patients_alone()
    {
        var fields = Fields<CarveOutFields>(new ShapeForm().With("tier", "P2").With("release", 24), isNew: true);
        Assert.Equal(["P1", "P2"], fields.FindAll("[name=tier]").Select(field => field.GetAttribute("value")));
        Assert.Contains("tier=P2", Posted(fields));
        Assert.Contains("release=24", Posted(fields));
    }
}
