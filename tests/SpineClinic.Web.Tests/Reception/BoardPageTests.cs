using Bunit;
using Microsoft.AspNetCore.Components;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class BoardPageTests : StaffContext
{
    [Theory, EveryDatabase]
    public async Task Whoever_did_the_last_one_reads_so_and_can_take_it_back(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var page = Render<BoardPage>(parameters => parameters
            .Add(component => component.Actor, clinic.Receptionist).Add(component => component.ClinicName, "Test").Add(component => component.Worklist, "New")
            .Add(component => component.Done, ("SC-4KTM-7Q", EventKind.Closed, 7)).Add(component => component.HasEnded, true));
        Assert.Equal("/staff/enquiries/SC-4KTM-7Q/undo", page.Find(".board-said form").GetAttribute("action"));
        Assert.Contains("That was the last one", page.Find(".board-said").TextContent, StringComparison.Ordinal);
        Assert.Empty(Render<BoardPage>(parameters => parameters
            .Add(component => component.Actor, clinic.Receptionist).Add(component => component.ClinicName, "Test")).FindAll(".board-said"));
    }

    [Theory, EveryDatabase]
    public async Task It_holds_the_live_board_for_the_chosen_list(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = Render<BoardPage>(parameters => parameters
            .Add(component => component.Actor, clinic.Receptionist).Add(component => component.ClinicName, "Test").Add(component => component.Worklist, "Quarantine"));
        page.WaitForAssertion(() => Assert.Contains("Quarantine", page.Find("[aria-current=page][href*=worklist]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }
}
