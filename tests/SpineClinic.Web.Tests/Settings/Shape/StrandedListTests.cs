using Bunit;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class StrandedListTests : ShapeContext
{
    [Fact]
    public void Each_appointment_leads_to_its_page_without_a_patients_name()
    {
        var list = Show(1);
        Assert.Equal("/staff/appointments/SA-2222-01", list.Find("a").GetAttribute("href"));
        Assert.Equal("SA-2222-01 Tomorrow, 10:00, Dr Back", list.Find("li").TextContent);
    }

    [Fact]
    public void A_long_list_says_how_many_more()
    {
        var list = Show(StrandedList.Most + 2);
        Assert.Equal(StrandedList.Most, list.FindAll("a").Count);
        Assert.Equal("and 2 more", list.FindAll("li")[^1].TextContent);
    }

    private IRenderedComponent<StrandedList> Show(int count) => Render<StrandedList>(parameters => parameters
        .Add(list => list.Stranded, [.. Enumerable.Range(1, count).Select(Stranded)]).Add(list => list.View, Model().View));
}
