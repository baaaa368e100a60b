using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Web.Phone;

namespace SpineClinic.Web.Tests.Phone;

public sealed class KnownPeopleTests : PhoneContext
{
    [Fact]
    public void Nobody_is_said() => Assert.Contains("Nobody with this number or name", Show(View(AnswerSheet.Empty)).Markup, StringComparison.Ordinal);

    [Fact]
    public void Each_opens_in_a_new_tab_and_only_an_open_one_takes_the_call()
    {
        var people = Show(View(AnswerSheet.Empty, Person("SC-2222-22", Worklist.New), Person("SC-3333-33", null, ClosureReason.Seen)));
        Assert.All(people.FindAll("a"), link => Assert.Equal(("_blank", "noopener"), (link.GetAttribute("target"), link.GetAttribute("rel"))));
        Assert.Equal("SC-2222-22", Assert.Single(people.FindAll("button")).GetAttribute("value"));
        Assert.Contains("Zoë <b>Quince</b>, same number", people.Find("li").TextContent, StringComparison.Ordinal);
        Assert.Contains("closed: seen", people.FindAll("li")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_red_flag_is_never_added_to_another() => Assert.Empty(Show(View(Numb, Person("SC-2222-22", Worklist.New))).FindAll("button"));

    private IRenderedComponent<KnownPeople> Show(CallView view) => Render<KnownPeople>(parameters => parameters.Add(part => part.View, view));
}
