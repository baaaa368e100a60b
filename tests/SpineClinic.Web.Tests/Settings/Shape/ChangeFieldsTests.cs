using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class ChangeFieldsTests : ShapeContext
{
    [Fact]
    public void Nothing_is_chosen_beforehand() => Assert.Empty(Fields<ChangeFields>(new ShapeForm(), isNew: true).FindAll("[checked], [selected]"));

    [Fact]
    public void What_was_typed_stays()
    {
        var form = new ShapeForm().With("specialist", $"{Back.Id}").With("date", "2026-12-01").With("kind", "extra").With("starts", "18:00").With("ends", "19:00").With("room", $"{One.Id}");
        Assert.Equal([$"specialist={Back.Id}", "date=2026-12-01", "kind=extra", "starts=18:00", "ends=19:00", $"room={One.Id}"], Posted(Fields<ChangeFields>(form, isNew: true)));
    }
}
