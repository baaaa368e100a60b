using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class TypeFieldsTests : ShapeContext
{
    [Fact]
    public void What_was_typed_stays_with_each_error_at_its_field()
    {
        var form = ShapeForms.Of(First).With("length", "seven").With("modes", "Video").With("staffCap", "0");
        form.Refuse("length", "Enter the length");
        form.Refuse("staffCap", "Enter how many");
        var fields = Fields<TypeFields>(form);
        Assert.Equal(["length", "staffCap"], fields.FindAll("[aria-invalid]").Select(field => field.Id));
        Assert.Contains("length=seven", Posted(fields));
        Assert.Contains("modes=Video", Posted(fields));
        Assert.Contains("staffCap=0", Posted(fields));
    }

    [Fact]
    public void Limits_for_patients_and_staff_stand_side_by_side()
    {
        var fields = Fields<TypeFields>(ShapeForms.Of(First));
        Assert.Equal(["patientNotice=24", "patientHorizon=60", "patientCap=", "staffNotice=0", "staffHorizon=365", "staffCap="], Posted(fields).Where(field => field.StartsWith("patient", StringComparison.Ordinal) || field.StartsWith("staff", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_room_and_person_of_it_is_posted_again_also_those_out_of_use()
    {
        var form = ShapeForms.Of(First).With("rooms", $"{One.Id}", $"{Old.Id}").With("specialists", $"{Gone.Id}");
        var posted = Posted(Fields<TypeFields>(form));
        Assert.Contains($"rooms={Old.Id}", posted);
        Assert.Contains($"specialists={Gone.Id}", posted);
    }
}
