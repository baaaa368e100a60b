using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class ClosingFormTests : PageContext
{
    [Fact]
    public void Reception_closes_nothing_urgent() => Assert.Empty(Show(DeskEnquiries.Of(Tier.P1), DeskEnquiries.Receptionist).FindAll("form"));

    [Fact]
    public void A_clinician_proposes_to_close_an_urgent_one_and_once_is_enough()
    {
        Assert.Contains("Propose to close", Show(DeskEnquiries.Of(Tier.P1), DeskEnquiries.Clinician).FindAll("button").Select(button => button.TextContent));
        Assert.Empty(Show(DeskEnquiries.Proposed(), DeskEnquiries.Clinician).FindAll("form"));
    }

    [Fact]
    public void Spam_is_closed_from_quarantine_only()
    {
        Assert.Empty(Show(DeskEnquiries.Of(Tier.P3), DeskEnquiries.Receptionist).FindAll("input[value=Spam]"));
        var spam = DeskEnquiries.Of(Tier.P3);
        spam.Quarantine(DeskEnquiries.Receptionist.Actor, SpineClinic.Testing.TestClinic.Start);
        Assert.Single(Show(spam, DeskEnquiries.Receptionist).FindAll("input[value=Spam]"));
    }

    [Fact]
    public void The_reason_is_the_first_thing_and_Enter_there_opens_the_next() =>
        Assert.Equal("next", Show(DeskEnquiries.Of(Tier.P3), DeskEnquiries.Receptionist).Find("button").GetAttribute("value"));

    private IRenderedComponent<ClosingForm> Show(Enquiry enquiry, StaffActor actor) => Render<ClosingForm>(parameters => parameters
        .Add(component => component.Enquiry, enquiry).Add(component => component.Actor, actor));
}
