using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class QuickActsTests : PageContext
{
    [Fact]
    public void An_urgent_one_is_no_spam() => Assert.Empty(Show(DeskEnquiries.Of(Tier.P1)).FindAll("form"));

    [Fact]
    public void Each_state_has_its_own()
    {
        var enquiry = DeskEnquiries.Of(Tier.P3);
        Assert.Equal("form-quarantine", Show(enquiry).Find("form").Id);
        enquiry.Claim(DeskEnquiries.Receptionist.Actor, TestClinic.Start);
        enquiry.AskPatient(TestClinic.Start, DeskEnquiries.Receptionist.Actor, TestClinic.Start);
        Assert.Equal("form-stop-waiting", Show(enquiry).Find("form").Id);
        enquiry.Close(ClosureReason.AdviceGiven, DeskEnquiries.Receptionist.Actor, TestClinic.Start);
        Assert.Contains("Open it again", Show(enquiry).Find("#form-reopen").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<QuickActs> Show(Enquiry enquiry) => Render<QuickActs>(parameters => parameters.Add(component => component.Enquiry, enquiry));
}
