using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Series;

namespace SpineClinic.Web.Tests.Series;

public sealed class FeedTableTests : SeriesContext
{
    [Fact]
    public void Without_feeds_there_is_no_table() => Assert.Empty(Show().FindAll("table"));

    [Fact]
    public void Only_what_works_can_be_revoked()
    {
        var works = new CalendarFeedRow(Guid.NewGuid(), Back.Id, "Dr <Back>", true, At(1, 9), null);
        var table = Show(works, new CalendarFeedRow(Guid.NewGuid(), One.Id, "Room 1", false, At(1, 8), At(1, 10)));
        Assert.Equal($"/staff/settings/calendars/feeds/{works.Id}/revoke", Assert.Single(table.FindAll("form")).GetAttribute("action"));
        Assert.Equal(["Room 1", "Busy only", "Tue 1 Dec, 08:00", "Revoked Tue 1 Dec, 10:00"], table.FindAll("tbody tr")[1].Children.Select(cell => cell.TextContent.Trim()));
    }

    private IRenderedComponent<FeedTable> Show(params CalendarFeedRow[] feeds) =>
        Render<FeedTable>(parameters => parameters.Add(component => component.Frame, Frame(Manager)).Add(component => component.Feeds, feeds));
}
