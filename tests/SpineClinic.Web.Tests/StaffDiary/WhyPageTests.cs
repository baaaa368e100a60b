using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class WhyPageTests : DiaryContext
{
    private static readonly BookTyped Typed = new("", DiaryFrame.Id(First.Id), DiaryFrame.Id(Back.Id), "2026-11-24", "11:00", "", "", "", "", "", [], "");

    [Fact]
    public void What_nobody_can_override_is_not_offered_all_the_same()
    {
        Assert.Empty(Show(BookingRule.OutsideSession, BookingRule.PatientBusy).FindAll("#answer a"));
        Assert.Equal("Book it all the same", Show(BookingRule.OutsideSession).Find("#answer a").TextContent);
        Assert.Equal("Book it", Show().Find("#answer a").TextContent);
    }

    private IRenderedComponent<WhyPage> Show(params BookingRule[] rules) =>
        Render<WhyPage>(parameters => parameters.Add(page => page.Frame, Frame()).Add(page => page.Typed, Typed).Add(page => page.Start, Eleven).Add(page => page.Rules, rules));
}
