using Bunit;
using SpineClinic.Triage;
using SpineClinic.Web.Settings;

namespace SpineClinic.Web.Tests.Settings;

public sealed class ShadowReportViewTests : PageContext
{
    private static readonly ShadowReport Nothing = new(10, 0, [], [], [new("P3", "P3", 10, false)], 0, 0, 0, []);

    [Fact]
    public void A_removed_stop_and_a_lowered_tier_come_first_and_are_marked()
    {
        var report = Show(Nothing with
        {
            Warnings = [new("E-CES-1", "removed: this rule stops nobody any more")],
            Moves = [new("P1", "P2", 2, true)],
            Changed = [new("SC-2222-22", "P1", "P2", [], [], true), new("SC-3333-33", "P2", "P1", [], ["U-NEW"], false)],
            ChangedCount = 300,
            Rules = [new("E-CES-1", 1, null, 7), new("U-NEW", null, 1, 0)],
        });
        var alarm = report.Find("h2 + .alarm").TextContent;
        Assert.Contains("E-CES-1: removed", alarm, StringComparison.Ordinal);
        Assert.Contains("2 from Clinician today to Soon", alarm, StringComparison.Ordinal);
        Assert.Equal(["SC-2222-22", "E-CES-1"], report.FindAll("tr.is-less th").Select(cell => cell.TextContent));
        Assert.Contains("Less care", report.Find("tr.is-less").TextContent, StringComparison.Ordinal);
        Assert.Equal("2 later", report.Find("td.is-less").TextContent);
        Assert.Contains("2 of 300", report.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_loss_there_is_no_alarm()
    {
        var report = Show(Nothing with { Unreadable = 3 });
        Assert.Empty(report.FindAll(".alarm"));
        Assert.Contains("3 more could not be opened", report.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ShadowReportView> Show(ShadowReport report) => Render<ShadowReportView>(parameters => parameters.Add(component => component.Report, report));
}
