using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class ArticlesFieldsTests : OwnSiteContext
{
    [Fact]
    public void Every_page_of_ours_can_be_switched_off_and_no_page_that_must_be_there()
    {
        var fields = Fields<ArticlesFields>(new ShapeForm().With("on", "/recovery"));
        var addresses = fields.FindAll("input").Select(box => box.GetAttribute("value")!).ToList();
        Assert.Equal(Model().Articles.Select(article => article.Address), addresses);
        Assert.Empty(addresses.Intersect(["/emergency", "/privacy", "/cookies", "/accessibility", "/contact"]));
        Assert.Equal("/recovery", Assert.Single(fields.FindAll("input[checked]")).GetAttribute("value"));
    }
}
