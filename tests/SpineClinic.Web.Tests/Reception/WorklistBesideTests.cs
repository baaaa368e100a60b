using Bunit;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class WorklistBesideTests : StaffContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, EveryDatabase]
    public async Task It_is_the_list_that_is_worked_through_with_what_is_open_marked_and_it_lives(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var open = (await clinic.ReceiveAsync()).Reference;
        await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"));
        var beside = Render<WorklistBeside>(parameters => parameters.Add(component => component.Worklist, "New").Add(component => component.Reference, open));
        beside.WaitForAssertion(() => Assert.Single(beside.FindAll("li a")), Patience);
        Assert.Equal("New", beside.Find("nav").GetAttribute("aria-label"));
        Assert.Equal($"/staff/enquiries/{open}?worklist=New", beside.Find("li a[aria-current=page]").GetAttribute("href"));
        Assert.Equal("/staff?worklist=New", beside.Find("h2 a").GetAttribute("href"));

        await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "<b>Zoë</b>"));
        beside.WaitForAssertion(() => Assert.Equal(2, beside.FindAll("li a").Count), Patience);
        Assert.Equal("2", beside.Find(".count").TextContent);
        Assert.Single(beside.FindAll("[aria-current]"));
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, open, default);
        beside.WaitForAssertion(() => Assert.Single(beside.FindAll("li a")), Patience);
    }

    [Theory, EveryDatabase]
    public async Task Without_a_list_it_is_every_open_one_and_mine_are_mine(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var mine = (await clinic.ReceiveAsync()).Reference;
        var other = (await clinic.ReceiveAsync()).Reference;
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.Receptionist, mine, default);
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, other, default);
        var all = Render<WorklistBeside>(parameters => parameters.Add(component => component.Reference, mine));
        all.WaitForAssertion(() => Assert.Equal(2, all.FindAll("li a").Count), Patience);
        Assert.Equal("All open", all.Find("nav").GetAttribute("aria-label"));
        Assert.Contains(all.FindAll("li a"), link => link.TextContent.Contains("Rob Two", StringComparison.Ordinal));
        Assert.Contains(all.FindAll("li a"), link => link.TextContent.Contains("yours", StringComparison.Ordinal));
        var own = Render<WorklistBeside>(parameters => parameters.Add(component => component.Worklist, "mine").Add(component => component.Reference, other));
        own.WaitForAssertion(() => Assert.Single(own.FindAll("li a")), Patience);
        Assert.Equal("Mine", own.Find("nav").GetAttribute("aria-label"));
        Assert.Empty(own.FindAll("[aria-current]"));
    }
}
