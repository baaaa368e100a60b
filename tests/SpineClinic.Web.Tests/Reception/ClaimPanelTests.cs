using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Reception;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Reception;

public sealed class ClaimPanelTests : PageContext
{
    [Fact]
    public void What_nobody_has_is_claimed() => Assert.EndsWith("/claim", Show(DeskEnquiries.Of(Tier.P3), null).Find("form").GetAttribute("action"), StringComparison.Ordinal);

    [Fact]
    public void The_holder_gives_it_back()
    {
        var enquiry = DeskEnquiries.Of(Tier.P3);
        enquiry.Claim(DeskEnquiries.Receptionist.Actor, TestClinic.Start);
        Assert.EndsWith("/release", Show(enquiry, "Rita One").Find("form").GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_takes_it_over_with_a_reason_that_stays_when_it_is_refused()
    {
        var enquiry = DeskEnquiries.Of(Tier.P3);
        enquiry.Claim(DeskEnquiries.Clinician.Actor, TestClinic.Start);
        var panel = Show(enquiry, "Dr Back", new FieldError("takeOverReason", "Write a few words here"));
        Assert.EndsWith("/take-over", panel.Find("form").GetAttribute("action"), StringComparison.Ordinal);
        Assert.Equal("He is at lunch", panel.Find("#takeOverReason").GetAttribute("value"));
        Assert.Equal("true", panel.Find("#takeOverReason").GetAttribute("aria-invalid"));
    }

    private IRenderedComponent<ClaimPanel> Show(Enquiry enquiry, string? holder, params FieldError[] errors) => Render<ClaimPanel>(parameters => parameters
        .Add(component => component.Enquiry, enquiry).Add(component => component.Actor, DeskEnquiries.Receptionist).Add(component => component.HolderName, holder)
        .Add(component => component.Typed, new EnquiryActions.TypedWords { More = new Dictionary<string, string> { ["takeOverReason"] = "He is at lunch" } })
        .Add(component => component.Errors, errors));
}
