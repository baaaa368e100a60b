using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class NewsFieldsTests : OwnSiteContext
{
    [Fact]
    public void What_was_typed_stays_with_its_problem() => AssertKept(Fields<NewsFields>(Wrong("title", "text", "from", "until")), "title", "text", "from", "until");
}
