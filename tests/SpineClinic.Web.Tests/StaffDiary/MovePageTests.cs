using Bunit;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class MovePageTests : DiaryContext
{
    [Fact]
    public void Each_time_leads_to_the_page_that_asks_first()
    {
        var page = Render<MovePage>(parameters => parameters.Add(page => page.Frame, Frame()).Add(page => page.File, File(Booked()))
            .Add(page => page.Typed, new MoveTyped("", "", "", "", "", "", "", "")).Add(page => page.Times, Times));
        Assert.Contains("/move?specialist=", page.Find(".time-list a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("main form[method=post]"));
    }
}
