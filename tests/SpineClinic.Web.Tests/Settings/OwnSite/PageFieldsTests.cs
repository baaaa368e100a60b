using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class PageFieldsTests : OwnSiteContext
{
    [Fact]
    public void What_was_typed_stays_with_its_problem() => AssertKept(Fields<PageFields>(Wrong("title", "slug", "summary", "text")), "title", "slug", "summary", "text");
}
