using Bunit;
using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class HoursFieldsTests : OwnSiteContext
{
    [Fact]
    public void Every_day_keeps_what_was_typed()
    {
        string[] days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        var fields = Fields<HoursFields>(Wrong(days));
        Assert.Equal(days, fields.FindAll("input").Select(field => field.Id));
        AssertKept(fields, days);
    }
}
