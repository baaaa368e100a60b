using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class LimitFieldsTests : ShapeContext
{
    [Fact]
    public void Each_field_belongs_to_whom_it_is_for()
    {
        var form = ShapeForms.Of(First);
        form.Refuse("patientNotice", "Enter the notice");
        form.Refuse("staffHorizon", "Not here");
        var fields = Render<LimitFields>(parameters => parameters.Add(one => one.Form, form).Add(one => one.Who, "patient").Add(one => one.Legend, "For patients"));
        Assert.Equal("For patients", fields.Find("legend").TextContent);
        Assert.Equal("patientNotice", Assert.Single(fields.FindAll("[aria-invalid]")).Id);
        Assert.Equal(["patientNotice", "patientHorizon", "patientCap"], fields.FindAll("input").Select(field => field.Id));
    }
}
