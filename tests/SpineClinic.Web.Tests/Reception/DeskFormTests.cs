using Bunit;
using SpineClinic.Safety;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class DeskFormTests : PageContext
{
    [Fact]
    public void It_carries_what_was_seen_and_the_list_and_its_first_button_opens_the_next()
    {
        var form = Show(hasNext: true);
        Assert.Equal("/staff/enquiries/SC-2222-22/note", form.Find("form").GetAttribute("action"));
        Assert.Equal(("1", "New"), (form.Find("input[name=version]").GetAttribute("value"), form.Find("input[name=worklist]").GetAttribute("value")));
        Assert.Equal(["Do it and open the next", "Add it"], form.FindAll("button").Select(button => button.TextContent));
        Assert.Equal("next", form.Find("button").GetAttribute("value"));
    }

    [Fact]
    public void Without_a_next_there_is_one_button() => Assert.Equal("Add it", Assert.Single(Show(hasNext: false).FindAll("button")).TextContent);

    private IRenderedComponent<DeskForm> Show(bool hasNext) => Render<DeskForm>(parameters => parameters
        .Add(component => component.Id, "note").Add(component => component.Act, "note").Add(component => component.Title, "Add a note").Add(component => component.Submit, "Add it")
        .Add(component => component.Enquiry, DeskEnquiries.Of(Tier.P3)).Add(component => component.Worklist, "New").Add(component => component.HasNext, hasNext));
}
