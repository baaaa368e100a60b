using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class TimeFieldsTests : ShapeContext
{
    [Fact]
    public void An_end_before_the_start_is_said_at_the_end()
    {
        var form = new ShapeForm().With("starts", "12:00").With("ends", "09:00");
        form.Refuse("ends", "Enter an end that is after the start");
        var fields = Render<TimeFields>(parameters => parameters.Add(one => one.Form, form));
        Assert.Equal(["starts=12:00", "ends=09:00"], Posted(fields));
        Assert.Equal("ends", Assert.Single(fields.FindAll("[aria-invalid]")).Id);
    }
}
