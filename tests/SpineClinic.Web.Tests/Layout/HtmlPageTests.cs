using Bunit;
using SpineClinic.Web.Layout;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Layout;

public sealed class HtmlPageTests : PageContext
{
    [Fact]
    public void Nobody_finds_it_unless_it_says_so()
    {
        Assert.Contains("<meta name=\"robots\" content=\"noindex\"", Render<HtmlPage>().Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("robots", Render<HtmlPage>(parameters => parameters.Add(component => component.IsFound, true)).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.png", 180, 120, "/logo/a.png", "image/png", "/logo/a.png")]
    [InlineData("a.png", 119, 119, "/logo/a.png", "image/png", "/apple-touch-icon.png")]
    [InlineData("a.webp", 180, 180, "/logo/a.webp", "image/webp", "/apple-touch-icon.png")]
    [InlineData("a.svg", 64, 64, "/logo/a.svg", "image/svg+xml", "/apple-touch-icon.png")]
    public void A_logo_that_fits_a_square_is_the_icon(string? logo, int width, int height, string icon, string type, string touch)
    {
        var page = Render<HtmlPage>(parameters => parameters.Add(component => component.Look, new ClinicLook(null, null, logo, width, height)));
        Assert.Contains($"<link rel=\"icon\" href=\"{icon}\" type=\"{type}\"", page.Markup, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"apple-touch-icon\" href=\"{touch}\"", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.png", 97, 64)]
    [InlineData(null, 0, 0)]
    public void Otherwise_it_is_the_mark_in_the_clinics_colours_and_costs_no_request(string? logo, int width, int height)
    {
        var look = new ClinicLook(Colour.Of("#7a1f5c"), null, logo, width, height);
        var page = Render<HtmlPage>(parameters => parameters.Add(component => component.Look, look));
        var icon = page.Find("link[rel=icon]");
        Assert.Equal((BrandMark.Address(look), "image/svg+xml"), (icon.GetAttribute("href"), icon.GetAttribute("type")));
        Assert.StartsWith("data:", icon.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("<link rel=\"apple-touch-icon\" href=\"/apple-touch-icon.png\"", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_title_is_text_and_its_language_and_direction_are_set()
    {
        var page = Render<HtmlPage>(parameters => parameters.Add(component => component.Title, "<b>").Add(component => component.Language, "ar").Add(component => component.Direction, "rtl"));
        Assert.Contains("<title>&lt;b&gt;</title>", page.Markup, StringComparison.Ordinal);
        Assert.Contains("lang=\"ar\" dir=\"rtl\"", page.Markup, StringComparison.Ordinal);
    }
}
