using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class AbsenceFieldsTests : ShapeContext
{
    [Fact]
    public void What_was_typed_stays_with_the_error_at_its_field()
    {
        var form = new ShapeForm().With("first", "2026-12-01").With("last", "2026-12-24");
        form.Refuse("specialist", "Choose a specialist");
        var fields = Fields<AbsenceFields>(form, isNew: true);
        Assert.Equal(["first=2026-12-01", "last=2026-12-24"], Posted(fields));
        Assert.Equal("specialist", Assert.Single(fields.FindAll("[aria-invalid]")).Id);
    }
}
