using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class SecondPersonTests : PageContext
{
    [Fact]
    public void Without_a_proposal_there_is_nothing() => Assert.Empty(Show(DeskEnquiries.Of(Tier.P1), DeskEnquiries.Receptionist).Markup.Trim());

    [Fact]
    public void Who_proposed_it_can_only_take_it_back() =>
        Assert.Equal(["/staff/enquiries/SC-2222-22/refuse"], Show(DeskEnquiries.Proposed(), DeskEnquiries.Clinician).FindAll("form").Select(form => form.GetAttribute("action")));

    [Fact]
    public void Somebody_else_agrees_or_does_not()
    {
        var panel = Show(DeskEnquiries.Proposed(), DeskEnquiries.Receptionist);
        Assert.Contains("sent on to the family doctor", panel.Markup, StringComparison.Ordinal);
        Assert.Equal(["/staff/enquiries/SC-2222-22/confirm", "/staff/enquiries/SC-2222-22/refuse"], panel.FindAll("form").Select(form => form.GetAttribute("action")));
    }

    private IRenderedComponent<SecondPerson> Show(Enquiry enquiry, StaffActor actor) => Render<SecondPerson>(parameters => parameters
        .Add(component => component.Enquiry, enquiry).Add(component => component.Actor, actor));
}
