using Bunit;
using SpineClinic.Web.Layout;

namespace SpineClinic.Web.Tests.Layout;

public sealed class SiteFooterTests : BunitContext
{
    [Fact]
    public void It_links_to_every_page_a_patient_may_look_for()
    {
        var page = Render<SiteFooter>(p => p.Add(f => f.ClinicName, "Riverside Spine Clinic").Add(f => f.Phone, "020 7946 0018"));

        Assert.Equal(
            ["tel:02079460018", "/emergency", "/conditions", "/treatments", "/contact", "/privacy", "/cookies", "/accessibility", "/staff/sign-in"],
            page.FindAll("a").Select(link => link.GetAttribute("href")));
    }
}
