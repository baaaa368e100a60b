using Bunit;
using NodaTime;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class AlarmBannerTests : PageContext
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    [Fact]
    public void With_nothing_to_answer_for_there_is_no_banner() => Assert.Empty(Show().FindAll("section"));

    [Fact]
    public void Each_one_is_named_and_those_past_their_time_ring()
    {
        var banner = Show(
            new BoardView.Alarm("SC-2222-22", Tier.P0, TestClinic.Start - Duration.FromMinutes(20), 2, 2),
            new BoardView.Alarm("SC-3333-33", Tier.P1, TestClinic.Start + Duration.FromHours(3), 0, 0));
        Assert.Equal("1", banner.Find("section").GetAttribute("data-alarms"));
        Assert.Equal(["/staff/enquiries/SC-2222-22#call", "/staff/enquiries/SC-3333-33#call"], banner.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Overdue by 20 min, reminded 2 times, 2 calls reached nobody: welfare check", banner.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("reminded", banner.FindAll("li")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_script_rings_by_is_there_with_an_open_P0_and_absent_without_one()
    {
        // The selectors of desk.js: it rings for a new reference and while [data-alarms] is more than 0, once somebody has pressed the button.
        var script = File.ReadAllText(Path.Combine(Root, "src", "SpineClinic.Web", "wwwroot", "desk.js"));
        Assert.Contains("document.querySelector(\"[data-alarms]\")", script, StringComparison.Ordinal);
        Assert.Contains("document.getElementById(\"alarm-sound\")", script, StringComparison.Ordinal);
        Assert.Empty(Show().FindAll("[data-alarms], #alarm-sound"));
        var waiting = Show(new BoardView.Alarm("SC-2222-22", Tier.P0, TestClinic.Start + Duration.FromMinutes(15), 0, 0));
        Assert.Equal("SC-2222-22", waiting.Find("[data-alarms]").GetAttribute("data-references"));
        Assert.Equal("0", waiting.Find("[data-alarms]").GetAttribute("data-alarms"));
        Assert.NotNull(waiting.Find("[data-alarms] button#alarm-sound"));
        Assert.Equal("1", Show(new BoardView.Alarm("SC-2222-22", Tier.P0, TestClinic.Start, 0, 0)).Find("[data-alarms]").GetAttribute("data-alarms"));
    }

    private IRenderedComponent<AlarmBanner> Show(params BoardView.Alarm[] alarms) => Render<AlarmBanner>(parameters => parameters
        .Add(component => component.Alarms, alarms)
        .Add(component => component.Now, TestClinic.Start)
        .Add(component => component.Zone, DateTimeZone.Utc));
}
