using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class DayFieldsTests : ShapeContext
{
    [Fact]
    public void A_last_day_before_the_first_is_said_at_the_last()
    {
        var form = new ShapeForm().With("first", "2026-12-28").With("last", "2026-12-25");
        form.Refuse("last", "Enter a last day that is not before the first");
        var fields = Render<DayFields>(parameters => parameters.Add(one => one.Form, form));
        Assert.Equal(["first=2026-12-28", "last=2026-12-25"], Posted(fields));
        Assert.Equal("last", Assert.Single(fields.FindAll("[aria-invalid]")).Id);
    }
}
