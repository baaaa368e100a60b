using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class SessionFieldsTests : ShapeContext
{
    [Fact]
    public void A_session_that_there_is_can_only_be_ended()
    {
        var fields = Fields<SessionFields>(new ShapeForm().With("until", "2026-12-31"));
        Assert.Equal(["until=2026-12-31"], Posted(fields));
        Assert.Single(fields.FindAll("input, select"));
    }

    [Fact]
    public void What_was_typed_stays_and_only_what_is_in_use_can_be_chosen()
    {
        var form = new ShapeForm().With("specialist", $"{Back.Id}").With("day", "Friday").With("starts", "17:00").With("ends", "9am").With("room", $"{One.Id}").With("from", "soon").With("weeks", "2");
        form.Refuse("ends", "Enter when it ends");
        var fields = Fields<SessionFields>(form, isNew: true);
        Assert.Equal([$"specialist={Back.Id}", "day=Friday", "starts=17:00", "ends=9am", $"room={One.Id}", "from=soon", "until=", "weeks=2"], Posted(fields));
        Assert.DoesNotContain("Dr Gone", fields.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Old room", fields.Markup, StringComparison.Ordinal);
    }
}
