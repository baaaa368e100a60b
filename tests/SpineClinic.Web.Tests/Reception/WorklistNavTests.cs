using Bunit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class WorklistNavTests : PageContext
{
    /// <summary>A board on which nobody waits.</summary>
    internal static BoardView View() =>
        new(TestClinic.Start, [], false, new Dictionary<Worklist, int>(), 0, new BoardView.Ledger(0, 0, 0), null, 0, 0, 0, [], new ReminderDay(0, 0, 0, 0, 0, 0, null));

    [Fact]
    public void Every_worklist_is_there_with_its_count_and_the_chosen_one_is_marked()
    {
        var view = View() with { Counts = new Dictionary<Worklist, int> { [Worklist.New] = 7 } };
        var nav = Render<WorklistNav>(parameters => parameters.Add(component => component.View, view).Add(component => component.Chosen, "new"));
        Assert.Equal(Enum.GetValues<Worklist>().Length + 3, nav.FindAll("a").Count);
        Assert.Equal("/staff?worklist=New", Assert.Single(nav.FindAll("[aria-current=page]")).GetAttribute("href"));
        Assert.Equal("7", nav.Find("[aria-current=page] .count").TextContent);
    }
}
