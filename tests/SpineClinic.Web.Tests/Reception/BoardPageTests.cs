using Bunit;
using Microsoft.AspNetCore.Components;
using SpineClinic.Testing;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class BoardPageTests : StaffContext
{
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
