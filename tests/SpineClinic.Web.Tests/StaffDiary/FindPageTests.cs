using Bunit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class FindPageTests : DiaryContext
{
    private static readonly FindTyped Typed = new(DiaryFrame.Id(First.Id), "", "2", "afternoon", "2026-11-24", [PatientNeeds.StepFree], "SC-2222-22");

    [Fact]
    public void A_manager_sees_times_without_a_way_to_book() => Assert.Empty(Show(Manager).FindAll(".time-list a"));

    [Fact]
    public void A_time_leads_to_booking_with_everything_that_was_asked_for()
    {
        var href = Show(Receptionist).Find(".time-list a").GetAttribute("href")!;
        Assert.StartsWith("/staff/diary/book?", href, StringComparison.Ordinal);
        Assert.Contains("&date=2026-11-24&time=12:00", href, StringComparison.Ordinal);
        Assert.Contains("&enquiry=SC-2222-22&needs=stepFree", href, StringComparison.Ordinal);
        Assert.Contains("Tue 24 Nov, 12:00, Dr Back, Room 1", Show(Receptionist).Find(".time-list li").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<FindPage> Show(StaffActor actor) =>
        Render<FindPage>(parameters => parameters.Add(page => page.Frame, Frame(actor)).Add(page => page.Typed, Typed).Add(page => page.Times, Times));
}
