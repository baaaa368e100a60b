using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class OwnWordsTests : PageContext
{
    [Fact]
    public void Markup_that_came_in_some_other_way_is_not_shown_as_markup()
    {
        var words = Render<OwnWords>(parameters => parameters.Add(one => one.Context, Patient()).Add(one => one.Text, "<script>alert(1)</script>\n\nText [x](javascript:alert(1))\n\n- **one**"));
        Assert.Empty(words.FindAll("script, a"));
        Assert.Equal("one", words.Find("ul strong").TextContent);
    }

    [Fact]
    public void It_is_marked_as_the_clinics_language() => Assert.Equal(
        "en", Render<OwnWords>(parameters => parameters.Add(one => one.Context, Patient(language: "ar")).Add(one => one.Text, "Text.")).Find("div").GetAttribute("lang"));
}
