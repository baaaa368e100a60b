using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class NoticePageTests : PageContext
{
    [Theory]
    [InlineData("too-young")]
    [InlineData("closed")]
    [InlineData("error")]
    [InlineData("too-many")]
    [InlineData("too-large")]
    public void Each_notice_names_the_phone_and_the_emergency_number_and_leaves_no_gap(string pageId)
    {
        var page = Render<NoticePage>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.PageId, pageId));
        Assert.Contains("020 7946 0018", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("999", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_persons_own_words_are_given_back_as_text()
    {
        var page = Render<NoticePage>(parameters => parameters
            .Add(component => component.Context, Patient())
            .Add(component => component.PageId, "error")
            .Add(component => component.IsSafety, true)
            .Add(component => component.Words, ["<i>my words</i>"]));
        Assert.Equal("<i>my words</i>", page.Find(".told-us").TextContent);
        Assert.NotNull(page.Find(".care-emergency"));
    }
}
