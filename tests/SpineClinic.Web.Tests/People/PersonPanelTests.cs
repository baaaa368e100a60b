using Bunit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.People;
using SpineClinic.Web.Tests.StaffDiary;

namespace SpineClinic.Web.Tests.People;

public sealed class PersonPanelTests : DiaryContext
{
    private static readonly PersonView.Line Other = new("SC-2222-22", "<b>Zoë</b>", TestClinic.Start, null, ClosureReason.Seen);
    private static readonly PersonView Nobody = new(null, PersonNeeds.None, [], []);

    [Fact]
    public void Without_a_person_it_offers_only_to_name_another_enquiry()
    {
        var panel = Show(Nobody);
        Assert.Equal("/staff/enquiries/SC-4H7K-2M/person/link", Assert.Single(panel.FindAll("form")).GetAttribute("action"));
        Assert.False(panel.Find("details").HasAttribute("open"));
        Assert.Empty(panel.FindAll("a"));
    }

    [Fact]
    public void Who_may_not_say_so_sees_no_form() => Assert.Empty(Show(Nobody with { PersonId = Guid.NewGuid(), Same = [Other] }, Manager).FindAll("form"));

    [Fact]
    public void Likely_ones_say_why_and_are_said_to_be_the_same_one_by_one()
    {
        var panel = Show(Nobody with { Likely = [new PersonView.LikelyLine(Other, true, false, true)] });
        Assert.Contains("Same phone number and name", panel.Find(".likely").TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>Zoë</b>", panel.Find(".likely bdi").TextContent);
        Assert.Equal("SC-2222-22", panel.Find(".likely input[name=sameAs]").GetAttribute("value"));
    }

    [Fact]
    public void What_the_person_needs_comes_first_with_warnings_before_all()
    {
        var needs = new PersonNeeds(["interpreter", "lieDown"], "Polish", IsDiscreet: true, NoMessages: true);
        var id = Guid.NewGuid();
        var panel = Show(new PersonView(id, needs, [Other], []));
        Assert.Equal(["Discreet contact", "Leave no messages", "Somewhere to lie down", "Interpreter: Polish"], panel.FindAll(".person-needs .tag").Select(tag => tag.TextContent));
        Assert.Equal([$"/staff/people/{id}", "/staff/enquiries/SC-2222-22"], panel.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("/unlink", panel.FindAll("form")[0].GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_reference_is_kept_with_what_is_wrong()
    {
        var panel = Show(Nobody, typed: "<nonsense>", error: "Enter the whole reference");
        Assert.True(panel.Find("details").HasAttribute("open"));
        Assert.Equal("<nonsense>", panel.Find("#sameAs").GetAttribute("value"));
    }

    private IRenderedComponent<PersonPanel> Show(PersonView person, StaffActor? actor = null, string? typed = null, string? error = null) => Render<PersonPanel>(parameters => parameters
        .Add(component => component.Person, person).Add(component => component.Reference, "SC-4H7K-2M").Add(component => component.Actor, actor ?? Receptionist)
        .Add(component => component.Now, TestClinic.Start).Add(component => component.Zone, DateTimeZone.Utc).Add(component => component.Typed, typed).Add(component => component.Error, error));
}
