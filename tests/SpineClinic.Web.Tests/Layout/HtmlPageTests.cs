using Bunit;
using SpineClinic.Web.Layout;

namespace SpineClinic.Web.Tests.Layout;

public sealed class HtmlPageTests : PageContext
{
    [Fact]
    public void Nobody_finds_it_unless_it_says_so()
    {
        Assert.Contains("<meta name=\"robots\" content=\"noindex\"", Render<HtmlPage>().Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("robots", Render<HtmlPage>(parameters => parameters.Add(component => component.IsFound, true)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_title_is_text_and_its_language_and_direction_are_set()
    {
        var page = Render<HtmlPage>(parameters => parameters.Add(component => component.Title, "<b>").Add(component => component.Language, "ar").Add(component => component.Direction, "rtl"));
        Assert.Contains("<title>&lt;b&gt;</title>", page.Markup, StringComparison.Ordinal);
        Assert.Contains("lang=\"ar\" dir=\"rtl\"", page.Markup, StringComparison.Ordinal);
    }
}
