using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class ClosureFieldsTests : ShapeContext
{
    [Fact]
    public void The_whole_clinic_is_closed_unless_a_site_is_chosen()
    {
        var fields = Fields<ClosureFields>(new ShapeForm().With("name", "<Christmas>"), isNew: true);
        Assert.Equal("The whole clinic", fields.Find("select option").TextContent);
        Assert.Contains("name=<Christmas>", Posted(fields));
        Assert.Contains($"site={Riverside.Id}", Posted(Fields<ClosureFields>(new ShapeForm().With("site", $"{Riverside.Id}"), isNew: true)));
    }
}
