using Bunit;
using Microsoft.AspNetCore.Components;
using NodaTime;
using SpineClinic.Staff;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class BoardRowsTests : PageContext
{
    private static readonly StaffActor Viewer = new(Guid.NewGuid(), "Rita", Role.Receptionist);

    [Fact]
    public void Without_a_circuit_the_table_is_in_the_page()
    {
        var rows = Show(isLive: false, "Zoë");
        Assert.Equal("Zoë", rows.Find("#board-rows .enquiry-name").TextContent);
        Assert.Empty(JSInterop.Invocations);
    }

    [Fact]
    public void Live_the_table_is_sent_once_for_what_it_says_and_is_not_kept()
    {
        JSInterop.SetupVoid("showBoardRows", _ => true).SetVoidResult();
        var rows = Show(isLive: true, "<b>Zoë</b>");
        rows.WaitForAssertion(() => Assert.Single(JSInterop.Invocations));
        Assert.Empty(rows.Find("#board-rows").Children);
        Assert.Contains("&lt;b&gt;Zo&#xEB;&lt;/b&gt;", (string)JSInterop.Invocations["showBoardRows"][0].Arguments[0]!, StringComparison.Ordinal);

        rows.Render();
        rows.Render(parameters => parameters.Add(component => component.Chosen, ["SC-2222-22"]));
        rows.WaitForAssertion(() => Assert.Equal(2, JSInterop.Invocations.Count));
        Assert.Equal(["SC-2222-22"], (IReadOnlyList<string>)JSInterop.Invocations["showBoardRows"][1].Arguments[1]!);
    }

    [Fact]
    public void What_is_done_in_a_row_is_told_by_one_event()
    {
        var acts = new List<(string, bool?)>();
        var rows = Show(isLive: false, "Zoë", act => acts.Add((act.Reference, act.IsChosen)));
        rows.Find("#board-rows").TriggerEvent("onrowact", new RowActEventArgs { Reference = "SC-2222-22" });
        rows.Find("#board-rows").TriggerEvent("onrowact", new RowActEventArgs { Reference = "SC-2222-22", IsChosen = true });
        Assert.Equal([("SC-2222-22", (bool?)null), ("SC-2222-22", true)], acts);
    }

    private IRenderedComponent<BoardRows> Show(bool isLive, string name, Action<RowActEventArgs>? onAct = null)
    {
        SetRendererInfo(new RendererInfo(isLive ? "Server" : "Static", isLive));
        return Render<BoardRows>(parameters => parameters
            .Add(component => component.View, BoardTableTests.View([BoardTableTests.Line(null, 60) with { Name = name }]))
            .Add(component => component.Zone, DateTimeZone.Utc)
            .Add(component => component.Viewer, Viewer)
            .Add(component => component.Caption, "All open enquiries")
            .Add(component => component.OnAct, onAct ?? (_ => { })));
    }
}
