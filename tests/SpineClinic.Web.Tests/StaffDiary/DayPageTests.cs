using Bunit;
using SpineClinic.Staff;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class DayPageTests : DiaryContext
{
    [Fact]
    public void A_manager_gets_no_form_to_block_and_no_script_to_drag()
    {
        Assert.Empty(Show(Manager).FindAll("#resource, script[src*=diary]"));
        Assert.NotEmpty(Show(Receptionist).FindAll("script[src*=diary]"));
        Assert.NotEmpty(Show(Receptionist).FindAll("#resource"));
    }

    [Fact]
    public void The_days_before_and_after_are_links()
    {
        var links = Show(Receptionist).FindAll(".diary-days a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains("date=2026-11-23", links[0], StringComparison.Ordinal);
        Assert.Contains("date=2026-11-25", links[2], StringComparison.Ordinal);
    }

    private IRenderedComponent<DayPage> Show(StaffActor actor) =>
        Render<DayPage>(parameters => parameters.Add(page => page.Frame, Frame(actor)).Add(page => page.Sheet, Sheet(Entry(Booked()))).Add(page => page.Date, Today));
}
