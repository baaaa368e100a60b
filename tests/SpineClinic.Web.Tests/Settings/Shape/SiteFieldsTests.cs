using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class SiteFieldsTests : ShapeContext
{
    [Fact]
    public void What_was_typed_stays_with_the_error_at_its_field()
    {
        var form = ShapeForms.Of(Riverside).With("address", "");
        form.Refuse("address", "Enter an address");
        var fields = Fields<SiteFields>(form);
        Assert.Equal(["name=Riverside <1>", "address=", "directions=", "access=", "parking="], Posted(fields));
        Assert.Contains("Enter an address", fields.Find("#address-error").TextContent, StringComparison.Ordinal);
    }
}
