using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.People;
using SpineClinic.Web.Tests.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.People;

public sealed class PersonPageTests : DiaryContext
{
    private static readonly PersonFile Person = new(
        Guid.NewGuid(),
        3,
        PersonNeeds.None,
        [new PersonView.Line("SC-2222-22", "محمد", TestClinic.Start, Worklist.New, null), new PersonView.Line("SC-3333-33", "M", TestClinic.Start, null, ClosureReason.Seen)],
        [
            new PersonFile.LineageLine(TestClinic.Start, "person.Unlinked", "SC-4444-44", "Rita One"), new PersonFile.LineageLine(TestClinic.Start, "person.Linked", "SC-2222-22", "Rita One"),
            new PersonFile.LineageLine(TestClinic.Start, "person.NeedsChanged", null, "Rita One"), new PersonFile.LineageLine(TestClinic.Start, "person.Begun", null, "Rita One"),
        ]);

    [Fact]
    public void Their_enquiries_can_be_taken_out_and_who_said_what_is_told()
    {
        var page = Show(PersonNeeds.None);
        Assert.Equal("محمد", page.Find("h1 bdi").TextContent);
        Assert.Equal(["/staff/enquiries/SC-2222-22/person/unlink", "/staff/enquiries/SC-3333-33/person/unlink"], page.FindAll(".person-enquiries form").Select(form => form.GetAttribute("action")));
        Assert.Equal(["SC-4444-44 taken out", "SC-2222-22 added", "Needs changed", "First said to be one person"], page.FindAll(".timeline li p:first-child").Select(line => line.TextContent));
    }

    [Fact]
    public void What_was_chosen_is_kept_beside_an_error()
    {
        var page = Show(new PersonNeeds(["interpreter"], "<x>", IsDiscreet: true), new FieldError("language", "Enter the language"));
        Assert.Equal(["interpreter", "discreet"], page.FindAll("input[checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal(("<x>", "3"), (page.Find("#language").GetAttribute("value"), page.Find("input[name=version]").GetAttribute("value")));
        Assert.Equal($"/staff/people/{Person.Id}#language", page.Find(".error-summary a").GetAttribute("href"));
    }

    private IRenderedComponent<PersonPage> Show(PersonNeeds typed, params FieldError[] errors) => Render<PersonPage>(parameters => parameters
        .Add(component => component.Frame, Frame()).Add(component => component.Person, Person).Add(component => component.Typed, typed).Add(component => component.Errors, errors));
}
