using Bunit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Downtime;

namespace SpineClinic.Web.Tests.Downtime;

public sealed class PackDocumentTests : PageContext
{
    private static readonly LocalDate Today = new(2026, 11, 24);

    [Fact]
    public void An_empty_clinic_has_a_page_that_says_so()
    {
        var page = Show([], new DowntimePack.Day(Today, []));
        Assert.Empty(page.FindAll("table"));
        Assert.Contains("Tuesday 24 November 2026: 0 booked", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_text_and_what_nobody_has_answered_stands_out()
    {
        var page = Show(
            [new("SC-2222-22", "<b>Zoë</b>", "+447700900123", Tier.P0, false, Worklist.EmergencyTold, TestClinic.Start, true), new("SC-3333-33", "Ann", null, Tier.P3, false, Worklist.New, null, false)],
            new DowntimePack.Day(Today, [new(TestClinic.Start, TestClinic.Start + Duration.FromMinutes(30), "SA-2222-22", "<i>Bo</i>", null, "First", "Dr Back", "Room 1", ["stepFree"], false)]));
        Assert.Equal("<b>Zoë</b>", page.Find(".alarm bdi").TextContent);
        Assert.Contains("nobody has answered yet", page.Find(".alarm").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".alarm"));
        Assert.Contains("<i>Bo</i>", page.FindAll("bdi").Select(name => name.TextContent));
        Assert.Contains("asked for, not agreed yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("10:00 to 10:30", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<PackDocument> Show(IReadOnlyList<DowntimePack.OpenLine> open, params DowntimePack.Day[] days) => Render<PackDocument>(parameters => parameters.Add(
        component => component.Pack, new DowntimePack(TestClinic.Start, DateTimeZoneProviders.Tzdb["Europe/London"], "Spine Clinic", open, HasMore: false, days)));
}
