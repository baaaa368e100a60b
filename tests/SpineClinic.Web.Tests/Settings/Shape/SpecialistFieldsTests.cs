using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class SpecialistFieldsTests : ShapeContext
{
    [Fact]
    public void What_was_typed_stays_with_the_error_at_its_field()
    {
        var form = ShapeForms.Of(Back).With("video", "http://<video>");
        form.Refuse("video", "Enter a link that starts with https://");
        var fields = Fields<SpecialistFields>(form);
        Assert.Equal(["name=Dr Back", "email=back@clinic.example", "languages=", "painSites=leg", "video=http://<video>", "active=yes"], Posted(fields));
        Assert.Equal("video", Assert.Single(fields.FindAll("[aria-invalid]")).Id);
    }

    [Fact]
    public void A_room_that_another_has_meanwhile_is_said_where_the_specialist_comes_back()
    {
        var form = ShapeForms.Of(Back);
        form.Refuse("starts", "Dr Neck is in Room 1");
        Assert.Contains("Dr Neck is in Room 1", Fields<SpecialistFields>(form).Find("#active-error").TextContent, StringComparison.Ordinal);
    }
}
