using Bunit;
using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class TeamFieldsTests : OwnSiteContext
{
    [Fact]
    public void What_was_typed_stays_and_the_name_is_changed_where_it_is_kept()
    {
        var fields = Fields<TeamFields>(Wrong("postNominals", "body", "number", "interests", "text"), Back.Id);
        AssertKept(fields, "postNominals", "body", "number", "interests", "text");
        Assert.Equal($"/staff/settings/booking/specialists/{Back.Id}", fields.Find("a").GetAttribute("href"));
    }
}
