using Bunit;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class TimeListTests : DiaryContext
{
    [Fact]
    public void Nothing_free_is_said_in_words()
    {
        var list = Render<TimeList>(parameters => parameters.Add(list => list.Frame, Frame()).Add(list => list.Times, []));
        Assert.Contains("No time is free", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_names_its_time()
    {
        var list = Render<TimeList>(parameters => parameters.Add(list => list.Frame, Frame()).Add(list => list.Times, Times).Add(list => list.Href, _ => "/x"));
        Assert.Equal("Book Tue 24 Nov, 12:00", list.Find("a").TextContent);
    }
}
