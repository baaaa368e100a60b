using Bunit;
using SpineClinic.Staff;
using SpineClinic.Web.Replan;

namespace SpineClinic.Web.Tests.Replan;

public sealed class PersonNameTests : ReplanContext
{
    [Fact]
    public void Who_may_not_read_enquiries_gets_no_link() => Assert.Empty(Show(Manager, "SC-2222-22").FindAll("a"));

    [Fact]
    public void Without_an_enquiry_there_is_no_link() => Assert.Empty(Show(new StaffActor(Guid.NewGuid(), "Rita", Role.Receptionist), null).FindAll("a"));

    [Fact]
    public void The_name_is_text_and_leads_to_the_enquiry()
    {
        var name = Show(new StaffActor(Guid.NewGuid(), "Rita", Role.Receptionist), "SC-2222-22");
        Assert.Equal("/staff/enquiries/SC-2222-22", name.Find("a").GetAttribute("href"));
        Assert.Equal("<i>Ann</i>", name.Find("a").TextContent);
        Assert.Equal("P2", name.Find(".tier").TextContent);
    }

    private IRenderedComponent<PersonName> Show(StaffActor actor, string? reference) => Render<PersonName>(parameters => parameters
        .Add(name => name.Actor, actor).Add(name => name.Name, "<i>Ann</i>").Add(name => name.TierWord, "P2").Add(name => name.Reference, reference));
}
