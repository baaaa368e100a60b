using Bunit;
using SpineClinic.Web.Layout;

namespace SpineClinic.Web.Tests.Layout;

public sealed class SiteFooterTests : BunitContext
{
    [Fact]
    public void It_links_to_every_page_a_patient_may_look_for()
    {
        var page = Render<SiteFooter>(p => p.Add(f => f.ClinicName, "Riverside Spine Clinic").Add(f => f.Phone, "020 7946 0018").Add(f => f.Region, "GB"));

        Assert.Equal(
            ["tel:+442079460018", "/emergency", "/conditions", "/treatments", "/contact", "/privacy", "/cookies", "/accessibility", "/staff/sign-in"],
            page.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void What_the_clinic_has_added_is_there_and_what_it_does_not_show_is_not()
    {
        var page = Render<SiteFooter>(p => p.Add(f => f.ClinicName, "Riverside").Add(f => f.ConditionsText, "").Add(f => f.TreatmentsText, "").Add(f => f.Own, [("/team", "Unser Team", null), ("/pages/x", "Your <visit>", "en")]));
        Assert.Equal(["/emergency", "/team", "/pages/x", "/contact", "/privacy", "/cookies", "/accessibility", "/staff/sign-in"], page.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal(("Your <visit>", "en"), (page.Find("a[href='/pages/x']").TextContent, page.Find("a[href='/pages/x']").GetAttribute("lang")));
    }
}
