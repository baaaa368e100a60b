using Bunit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class HandoverPageTests : PageContext
{
    private static readonly StaffActor Receptionist = new(Guid.NewGuid(), "Rita One", Role.Receptionist);

    [Fact]
    public void With_nothing_to_tell_it_says_so()
    {
        var page = Show(new HandoverView(null, [], 0, [], 5, false, TestClinic.Start));
        Assert.Equal("In the last day: nobody else did anything.", page.Find(".lead").TextContent);
        Assert.Contains("There are none.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("5", page.Find("input[name=upTo]").GetAttribute("value"));
    }

    [Fact]
    public void Each_list_says_what_changed_and_a_refused_note_is_still_there()
    {
        var line = new HandoverView.Line("SC-2222-22", "<b>Zoë</b>", Tier.P1, false, TestClinic.Start - Duration.FromHours(1), true, true, true, [EventKind.Received, EventKind.TierChanged]);
        var later = line with { Reference = "SC-3333-33", DueAt = TestClinic.Start + Duration.FromHours(1), IsNew = false, IsOverdue = false, IsReassigned = false };
        var view = new HandoverView(
            TestClinic.Start - Duration.FromHours(8), [new HandoverView.ListChanges(Worklist.ClinicianToday, [line, later])], 2, [new HandoverView.Note("Rob", TestClinic.Start, "The <lift>", true)], 9, true, TestClinic.Start);
        var page = Show(view, "Too long", "Shorten this");
        Assert.Contains("2 changed by others, 2 booked or closed", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Equal("/staff?worklist=ClinicianToday", page.Find("h2 a").GetAttribute("href"));
        Assert.Contains("1 new, 1 overdue, 1 changed hands", page.Markup, StringComparison.Ordinal);
        Assert.Equal("<b>Zoë</b>", page.Find(".handover bdi").TextContent);
        Assert.Contains("received, tier changed. Overdue by 1 h", Plain(page.FindAll(".handover li")[0].TextContent), StringComparison.Ordinal);
        Assert.Contains("received, tier changed. Due: ", Plain(page.FindAll(".handover li")[1].TextContent), StringComparison.Ordinal);
        Assert.Equal("The <lift>", page.Find(".note-words").TextContent);
        Assert.NotNull(page.Find(".error-summary a[href$='#note']"));
        Assert.Contains("only the newest", page.Markup, StringComparison.Ordinal);
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<HandoverPage> Show(HandoverView view, string? note = null, string? error = null) => Render<HandoverPage>(parameters => parameters
        .Add(component => component.Actor, Receptionist).Add(component => component.ClinicName, "Test Spine Clinic").Add(component => component.View, view)
        .Add(component => component.Zone, DateTimeZone.Utc).Add(component => component.Note, note).Add(component => component.Error, error));
}
