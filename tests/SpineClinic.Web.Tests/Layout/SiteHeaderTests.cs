using Bunit;
using SpineClinic.Web.Layout;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Layout;

public sealed class SiteHeaderTests : BunitContext
{
    [Fact]
    public void The_way_to_help_in_an_emergency_is_always_there()
    {
        var link = Show().Find("a[href='/emergency']");

        Assert.Equal("Emergency", link.TextContent);
    }

    [Fact]
    public void The_first_link_skips_to_the_content()
    {
        var link = Show().FindAll("a")[0];

        Assert.Equal("/enquire/walk#main", link.GetAttribute("href"));
        Assert.Equal("Skip to main content", link.TextContent);
    }

    [Fact]
    public void The_phone_number_can_be_dialled()
    {
        var link = Show().Find(".header-phone");

        Assert.Equal("tel:+442079460018", link.GetAttribute("href"));
        Assert.Equal("Call +44 (20) 7946 0018", link.TextContent.Trim());
        Assert.Equal("tel:+442079460018", Render<SiteHeader>(p => p.Add(h => h.Phone, "020 7946 0018").Add(h => h.Region, "GB")).Find(".header-phone").GetAttribute("href"));
    }

    [Fact]
    public void A_clinic_without_a_number_shows_none()
    {
        Assert.Empty(Render<SiteHeader>(p => p.Add(h => h.ClinicName, "Riverside")).FindAll("a[href^='tel:']"));
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var page = Render<SiteHeader>(p => p.Add(h => h.ClinicName, "<script>alert(1)</script>").Add(h => h.Phone, "\"><script>"));

        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void A_logo_is_read_aloud_as_the_clinics_name()
    {
        var look = ClinicLook.Plain with { Logo = "ab.svg", Width = 200, Height = 50 };
        var picture = Render<SiteHeader>(p => p.Add(h => h.ClinicName, "Riverside").Add(h => h.Look, look)).Find(".brand img");
        Assert.Equal(("/logo/ab.svg", "Riverside", "200", "50"), (picture.GetAttribute("src"), picture.GetAttribute("alt"), picture.GetAttribute("width"), picture.GetAttribute("height")));
        Assert.Empty(Show().FindAll("img"));
    }

    private IRenderedComponent<SiteHeader> Show() =>
        Render<SiteHeader>(p => p.Add(h => h.ClinicName, "Riverside Spine Clinic").Add(h => h.Phone, "+44 (20) 7946 0018")
            .Add(h => h.SkipHref, "/enquire/walk#main"));
}
