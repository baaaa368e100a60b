using Bunit;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class SitePanelTests : PageContext
{
    [Fact]
    public void Words_of_the_clinic_are_in_its_language_and_markup_in_them_is_text()
    {
        var panel = Render<SitePanel>(parameters => parameters.Add(one => one.Context, Patient(language: "ar"))
            .Add(one => one.Site, new Site("<b>North</b>", "1 Road, Town", "Left.\n\nThen right.") { Phone = "020 7946 0019" }));
        Assert.Equal(("en", "<b>North</b>"), (panel.Find("section").GetAttribute("lang"), panel.Find("h3").TextContent));
        Assert.Equal(["Left.", "Then right."], panel.FindAll("h4 ~ p").Select(paragraph => paragraph.TextContent));
        Assert.Equal(("ar", "rtl"), (panel.Find("h4").GetAttribute("lang"), panel.Find("h4").GetAttribute("dir")));
        Assert.Equal("tel:+442079460019", panel.Find("a").GetAttribute("href"));
    }
}
