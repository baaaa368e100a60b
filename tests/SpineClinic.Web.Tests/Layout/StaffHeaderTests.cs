using Bunit;
using SpineClinic.Web.Layout;

namespace SpineClinic.Web.Tests.Layout;

public sealed class StaffHeaderTests : BunitContext
{
    [Fact]
    public void Signing_out_is_a_post()
    {
        var form = Show("/staff").Find("form");

        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal("/staff/sign-out", form.GetAttribute("action"));
        Assert.Equal("Sign out", form.QuerySelector("button[type=submit]")!.TextContent);
    }

    [Fact]
    public void The_page_one_is_on_is_marked()
    {
        Assert.Equal("page", Show("/staff").Find("nav a").GetAttribute("aria-current"));
        Assert.False(Show("/staff/enquiries/SC-4KTM-7Q").Find("nav a").HasAttribute("aria-current"));
    }

    [Fact]
    public void Settings_are_offered_only_to_those_who_may_see_them()
    {
        Assert.Empty(Show("/staff").FindAll("nav a[href*=settings]"));
        Assert.Equal("page", Show("/staff/settings/safety", hasSettings: true).Find("nav a[href*=settings]").GetAttribute("aria-current"));
    }

    [Fact]
    public void Reports_are_offered_only_to_those_who_may_read_them()
    {
        Assert.Empty(Show("/staff").FindAll("nav a[href*=reports]"));
        Assert.Equal("page", Show("/staff/reports", hasReports: true).Find("nav a[href='/staff/reports']").GetAttribute("aria-current"));
    }

    [Fact]
    public void The_phone_is_offered_only_to_those_who_take_calls()
    {
        Assert.Empty(Show("/staff").FindAll("nav a[href*=phone]"));
        Assert.Equal("page", Show("/staff/phone", hasPhone: true).Find("nav a[href='/staff/phone']").GetAttribute("aria-current"));
    }

    [Fact]
    public void It_says_who_is_signed_in_and_as_what()
    {
        Assert.Equal("Sam Reyes Receptionist", Show("/staff").Find(".staff-name").TextContent);
    }

    private IRenderedComponent<StaffHeader> Show(string current, bool hasSettings = false, bool hasReports = false, bool hasPhone = false) =>
        Render<StaffHeader>(p => p.Add(h => h.ClinicName, "Riverside Spine Clinic").Add(h => h.StaffName, "Sam Reyes")
            .Add(h => h.RoleName, "Receptionist").Add(h => h.Current, current).Add(h => h.HasSettings, hasSettings).Add(h => h.HasReports, hasReports).Add(h => h.HasPhone, hasPhone));
}
