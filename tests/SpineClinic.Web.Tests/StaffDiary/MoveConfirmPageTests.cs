using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class MoveConfirmPageTests : DiaryContext
{
    [Fact]
    public void Nothing_is_moved_before_the_button_is_pressed()
    {
        var page = Show([]);
        Assert.Equal("post", page.Find(".diary-form").GetAttribute("method"));
        Assert.Equal("2026-11-24 12:00", $"{page.Find("[name=date]").GetAttribute("value")} {page.Find("[name=time]").GetAttribute("value")}");
        Assert.Empty(page.FindAll("#reason"));
    }

    [Fact]
    public void A_rule_against_it_asks_for_a_reason_and_what_was_typed_stays()
    {
        var page = Show([BookingRule.OffGrid], new FieldError("reason", "Write why"));
        Assert.Equal("Because", page.Find("#reason").GetAttribute("value"));
        Assert.Contains("does not begin on the grid", page.Find(".rule-list").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<MoveConfirmPage> Show(IReadOnlyList<BookingRule> rules, params FieldError[] errors) => Render<MoveConfirmPage>(parameters => parameters
        .Add(page => page.Frame, Frame()).Add(page => page.File, File(Booked())).Add(page => page.SpecialistId, Back.Id).Add(page => page.Start, Times[0].Start)
        .Add(page => page.Rules, rules).Add(page => page.Reason, "Because").Add(page => page.Errors, errors));
}
